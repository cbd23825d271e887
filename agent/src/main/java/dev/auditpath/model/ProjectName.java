package dev.auditpath.model;

import java.util.Locale;

/** Project names as PEP 503 compares them. */
public final class ProjectName {
  private ProjectName() {}

  /** Returns the normalized name: lower case, runs of {@code - _ .} as one hyphen (PEP 503). */
  public static String normalized(String name) {
    StringBuilder normalized = new StringBuilder(name.length());
    boolean inRun = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean separates = c == '-' || c == '_' || c == '.';
      if (!separates) {
        normalized.append(c);
      } else if (!inRun) {
        normalized.append('-');
      }
      inRun = separates;
    }
    return normalized.toString().toLowerCase(Locale.ROOT);
  }
}
