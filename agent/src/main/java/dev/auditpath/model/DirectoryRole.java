package dev.auditpath.model;

import java.util.Locale;

/** Whose directory a PATH entry is. */
public enum DirectoryRole {
  /** The operating system's own: {@code /usr/bin} and its kin. */
  SYSTEM,
  /** Outside the user's home and owned by root: {@code /usr/local/bin}, {@code /opt/…}. */
  VENDOR,
  /** The user may write to it. */
  USER,
  /** The bin directory of a Python environment. */
  ENVIRONMENT;

  /** Returns the word that the JSON report uses. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
