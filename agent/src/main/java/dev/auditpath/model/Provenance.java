package dev.auditpath.model;

/** The answer to "who put this here". */
public sealed interface Provenance permits PythonDistribution, ManagedPackage, Unattributed {

  /** Returns the installer family: {@code pip}, {@code dpkg}, {@code npm}, … */
  String kind();

  /** Returns the provider's name as people know it; empty when unattributed. */
  String name();

  /** Returns the provider's version; empty when unknown. */
  String version();

  /** Returns the provider in a few words, for example {@code curl 7.88.1 (dpkg)}. */
  default String inWords() {
    return name() + (version().isEmpty() ? "" : " " + version()) + " (" + kind() + ")";
  }
}
