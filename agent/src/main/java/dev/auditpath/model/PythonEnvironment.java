package dev.auditpath.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A prefix with an interpreter and a place for distributions.
 *
 * @param kind what made it
 * @param prefix {@code sys.prefix} of its interpreter
 * @param binDirectory where installers put console scripts
 * @param python the interpreter's version as files state it; empty when none does
 * @param sitePackages the directories that hold {@code .dist-info} folders
 * @param addedPaths further directories of {@code sys.path} that path lines of {@code .pth} files
 *     in them name
 * @param metadata by directory of {@code sitePackages}: the names in it that end as metadata of
 *     distributions does
 * @param startup by directory of {@code sitePackages}: the names in it of files that site.py may
 *     take for code
 * @param interpreter the {@code python} in its bin directory, even where it leads nowhere; empty
 *     where there is none
 * @param reach how its scripts reach a search path
 * @param aliases other names of the same directory: links, bind mounts
 * @param broken what is broken, in words; empty when nothing is
 */
public record PythonEnvironment(
    EnvironmentKind kind,
    Path prefix,
    Path binDirectory,
    String python,
    List<Path> sitePackages,
    List<Path> addedPaths,
    Map<Path, List<String>> metadata,
    Map<Path, List<String>> startup,
    Optional<Path> interpreter,
    Reach reach,
    List<Path> aliases,
    List<String> broken) {
  /** Anybody puts commands into these bin directories, not Python's installers alone. */
  private static final Set<String> SHARED =
      Set.of(
          "system",
          "user-site",
          "homebrew",
          "macports",
          "nix",
          "devbox",
          "python-org",
          "xcode",
          "spack",
          "easybuild");

  public PythonEnvironment {
    sitePackages = List.copyOf(sitePackages);
    addedPaths = List.copyOf(addedPaths);
    metadata = Map.copyOf(metadata);
    startup = Map.copyOf(startup);
    aliases = List.copyOf(aliases);
    broken = List.copyOf(broken);
  }

  /** Describes an environment of which no more is known; it is reached by activation. */
  public PythonEnvironment(
      EnvironmentKind kind,
      Path prefix,
      Path binDirectory,
      String python,
      List<Path> sitePackages) {
    this(
        kind,
        prefix,
        binDirectory,
        python,
        sitePackages,
        List.of(),
        Map.of(),
        Map.of(),
        Optional.empty(),
        Reach.ACTIVATION,
        List.of(),
        List.of());
  }

  /** Returns this environment with how it is reached and what else it is called. */
  public PythonEnvironment with(Reach reach, List<Path> aliases) {
    return new PythonEnvironment(
        kind,
        prefix,
        binDirectory,
        python,
        sitePackages,
        addedPaths,
        metadata,
        startup,
        interpreter,
        reach,
        aliases,
        broken);
  }

  /**
   * Returns whether its scripts can come to stand first without being on a search path now: by
   * activation, or, for the user's site, by an entry that users are told to add. The system's
   * Pythons are on a search path or of no concern.
   */
  public boolean canBeActivated() {
    return ownsBinDirectory() || kind.word().equals("user-site");
  }

  /** Returns how many distributions it holds, by the names of their metadata. */
  public int distributions() {
    return metadata.values().stream().mapToInt(List::size).sum();
  }

  /**
   * Returns whether the bin directory is Python's alone. {@code /usr/local/bin} and {@code
   * ~/.local/bin} hold what anybody put there, so a file that no distribution names is nothing odd.
   */
  public boolean ownsBinDirectory() {
    return !SHARED.contains(kind.word());
  }
}
