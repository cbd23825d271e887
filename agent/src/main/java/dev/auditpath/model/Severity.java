package dev.auditpath.model;

import java.util.Locale;

/** How bad a finding is, worst first. */
public enum Severity {
  CRITICAL,
  HIGH,
  MEDIUM,
  LOW,
  INFO;

  /** Returns the word that the command line and the JSON report use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether this is as bad as {@code other} or worse. */
  public boolean atLeast(Severity other) {
    return compareTo(other) <= 0;
  }
}
