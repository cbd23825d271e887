package dev.auditpath.model;

import java.util.Locale;
import java.util.regex.Pattern;

/** Project names as PEP 503 compares them. */
public final class ProjectName {
  private static final Pattern RUNS = Pattern.compile("[-_.]+");

  private ProjectName() {}

  /** Returns the normalized name: lower case, runs of {@code - _ .} as one hyphen (PEP 503). */
  public static String normalized(String name) {
    return RUNS.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
  }
}
