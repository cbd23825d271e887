package dev.auditpath.model;

import java.util.Locale;

/** How the scripts of a Python environment reach a search path. */
public enum Reach {
  /** Its bin directory is on a search path now. */
  DIRECT,
  /** Links in a searched directory lead to its scripts. */
  LINK,
  /** A version manager's shims run them. */
  SHIM,
  /** Only once somebody activates it. */
  ACTIVATION;

  /** Returns the word that reports use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
