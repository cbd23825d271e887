package dev.auditpath.environments;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.SearchPath;
import java.nio.file.Path;
import java.util.List;

/**
 * Finds places that may be Python environments, in one way. Reads files only; starts nothing. What
 * kind each one is, {@link EnvironmentReader} says.
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
  List<Path> binDirectories(List<SearchPath> searchPaths, Host host, Problems problems);
}
