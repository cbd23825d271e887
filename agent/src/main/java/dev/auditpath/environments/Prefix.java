package dev.auditpath.environments;

import dev.auditpath.host.DirectoryNames;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.FileIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The directory above a bin directory, with what tells what made it. Each fact is read when it is
 * first asked for, and once. Not safe for use by several threads.
 */
public final class Prefix {
  private final Path path;
  private final Path binDirectory;
  private final Host host;
  private final Problems problems;
  private final PlaceIdentities places;
  private @Nullable Boolean venv;
  private @Nullable Boolean conda;
  private @Nullable Path realPath;
  private @Nullable VenvSettings settings;
  private @Nullable PythonLibraries libraries;
  private @Nullable List<Path> sitePackages;

  private Prefix(
      Path path, Path binDirectory, PlaceIdentities places, Host host, Problems problems) {
    this.path = path;
    this.binDirectory = binDirectory;
    this.places = places;
    this.host = host;
    this.problems = problems;
  }

  /**
   * Returns the prefix of a bin directory. The kernel follows a linked bin directory before it goes
   * up, and so does this.
   *
   * @param places that prefixes are compared with, for all of a run
   */
  static Optional<Prefix> of(
      Path binDirectory, PlaceIdentities places, Host host, Problems problems) {
    try {
      Path real = Files.isSymbolicLink(binDirectory) ? binDirectory.toRealPath() : binDirectory;
      return Optional.ofNullable(real.getParent())
          .map(parent -> new Prefix(parent, binDirectory, places, host, problems));
    } catch (IOException e) {
      problems.add(binDirectory, e);
      return Optional.empty();
    }
  }

  /** Returns the prefix as the one who found it names it. */
  public Path path() {
    return path;
  }

  public Path binDirectory() {
    return binDirectory;
  }

  /** Returns the prefix with all links followed; as it is where that fails. */
  public Path realPath() {
    if (realPath == null) {
      try {
        realPath = path.toRealPath();
      } catch (IOException e) {
        problems.add(path, e);
        realPath = path;
      }
    }
    return realPath;
  }

  /** Returns the last element of the path; empty for the root. */
  public String name() {
    return path.getParent() == null ? "" : host.fileName(path);
  }

  /** Returns the name of a directory above; 1 is the nearest, empty where there is none. */
  public String above(int levels) {
    Path place = path;
    for (int i = 0; i < levels && place != null; i++) {
      place = place.getParent();
    }
    return place == null || place.getParent() == null ? "" : host.fileName(place);
  }

  /** Returns whether this lies right in a directory, by either of their names. */
  public boolean isIn(Path directory) {
    return isSame(path.getParent(), directory);
  }

  /** Returns whether this is a directory, by either of their names. */
  public boolean is(Path directory) {
    return isSame(path, directory);
  }

  /** Returns whether there is a {@code pyvenv.cfg} (PEP 405). */
  public boolean isVenv() {
    if (venv == null) {
      venv = host.isFile(path.resolve("pyvenv.cfg"));
    }
    return venv;
  }

  /** Returns whether there is a {@code conda-meta} folder. */
  public boolean isConda() {
    if (conda == null) {
      conda = host.isDirectory(path.resolve("conda-meta"));
    }
    return conda;
  }

  /** Returns whether a regular file lies below, by its relative name. */
  public boolean hasFile(String name) {
    return host.isFile(path.resolve(name));
  }

  /** Returns whether anything, a dangling link included, lies below, by its relative name. */
  public boolean has(String name) {
    return host.exists(path.resolve(name));
  }

  /** Returns a value of {@code pyvenv.cfg}; empty without one. Keys are lower case. */
  public Optional<String> setting(String key) {
    return settings().value(key);
  }

  /** Returns the directories for distributions; none where this is no installation of Python. */
  public List<Path> sitePackages() {
    if (sitePackages == null) {
      sitePackages = libraries().sitePackages(path, host, problems);
    }
    return sitePackages;
  }

  VenvSettings settings() {
    if (settings == null) {
      settings =
          isVenv()
              ? VenvSettings.read(path.resolve("pyvenv.cfg"), host, problems)
              : VenvSettings.parse("");
    }
    return settings;
  }

  PythonLibraries libraries() {
    if (libraries == null) {
      libraries = PythonLibraries.below(path, host, problems);
    }
    return libraries;
  }

  /** Returns whether distributions lie in the prefix itself ({@code pip install --target}). */
  boolean holdsDistributions() {
    return !DirectoryNames.matching(path, name -> name.endsWith(".dist-info"), host, problems)
        .isEmpty();
  }

  /** Whether two paths lead to one directory; asks the file system only where their names agree. */
  private boolean isSame(@Nullable Path one, Path other) {
    if (one == null || one.equals(other)) {
      return one != null;
    }
    boolean root = one.getParent() == null || other.getParent() == null;
    if (root || !host.fileName(one).equals(host.fileName(other))) {
      return false;
    }
    Optional<FileIdentity> identity = places.of(other, host);
    return identity.isPresent() && identity.equals(places.of(one, host));
  }
}
