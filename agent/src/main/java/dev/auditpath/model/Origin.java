package dev.auditpath.model;

import java.util.Locale;

/** Where an installer got a distribution from (PEP 610). */
public enum Origin {
  INDEX,
  URL,
  LOCAL,
  EDITABLE,
  UNKNOWN;

  /** Returns the word that the JSON report uses. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
