package dev.auditpath.environments;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.EnvironmentKind;
import dev.auditpath.model.SearchPath;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Everything known about one manager of Python environments: where it puts them, and how its own
 * are told from others'. Reads files only; starts nothing. One that knows places of any manager
 * claims nothing; one whose environments lie in projects names no places.
 */
public interface EnvironmentLocator {

  /** Returns a word with hyphens that is unique among the locators. */
  String id();

  /**
   * Returns bin directories that may belong to a Python environment; they need not exist.
   *
   * @param searchPaths as surveyed
   * @param problems takes what could not be read; nothing is thrown for it
   */
  default List<Path> binDirectories(List<SearchPath> searchPaths, Host host, Problems problems) {
    return List.of();
  }

  /**
   * Returns the kind of an environment of this manager's, whoever found it; empty for others'.
   *
   * @param prefix has a shape of a Python environment
   */
  default Optional<EnvironmentKind> claims(Prefix prefix, Host host, Problems problems) {
    return Optional.empty();
  }
}
