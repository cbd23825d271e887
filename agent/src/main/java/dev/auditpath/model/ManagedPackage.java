package dev.auditpath.model;

import java.util.Set;

/**
 * A package of a manager other than Python's installers.
 *
 * @param kind the manager: {@code dpkg}, {@code npm}, {@code pyenv}, …
 * @param name the package
 * @param version empty when unknown
 * @param curation who decides which command names it may bring
 * @param pythonProjects normalized names of the Python projects that the package ships, so that the
 *     same project from PyPI is known to be the same product
 */
public record ManagedPackage(
    String kind, String name, String version, Curation curation, Set<String> pythonProjects)
    implements Provenance {

  public ManagedPackage(String kind, String name, String version, Curation curation) {
    this(kind, name, version, curation, Set.of());
  }
}
