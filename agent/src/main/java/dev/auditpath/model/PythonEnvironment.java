package dev.auditpath.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A prefix with an interpreter and a place for distributions.
 *
 * @param kind what made it
 * @param prefix {@code sys.prefix} of its interpreter
 * @param binDirectory where installers put console scripts
 * @param python the interpreter's version as files state it; empty when none does
 * @param sitePackages the directories that hold {@code .dist-info} folders
 */
public record PythonEnvironment(
    EnvironmentKind kind, Path prefix, Path binDirectory, String python, List<Path> sitePackages) {
  private static final Set<String> SHARED = Set.of("system", "user-site");

  /**
   * Returns whether the bin directory is Python's alone. {@code /usr/local/bin} and {@code
   * ~/.local/bin} hold what anybody put there, so a file that no distribution names is nothing odd.
   */
  public boolean ownsBinDirectory() {
    return !SHARED.contains(kind.word());
  }
}
