package dev.auditpath.environments;

import dev.auditpath.host.DirectoryNames;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.FileIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The library folders of Pythons below a prefix: {@code lib/python3.11}, {@code lib/pypy3.10},
 * Debian's {@code lib/python3}, and the folders in them that hold distributions.
 *
 * @param names of the library folders, sorted
 */
record PythonLibraries(List<String> names) {
  private static final List<String> ROOTS = List.of("lib", "lib64");
  private static final List<String> LEAVES = List.of("site-packages", "dist-packages");
  private static final Comparator<String> BY_VERSION =
      Comparator.<String>comparingInt(version -> part(version, 0))
          .thenComparingInt(version -> part(version, 1));

  /**
   * Lists the library folders; one listing of {@code <prefix>/lib}, and of {@code lib64} where that
   * has none.
   */
  static PythonLibraries below(Path prefix, Host host, Problems problems) {
    return ROOTS.stream()
        .map(
            root ->
                DirectoryNames.matching(
                    prefix.resolve(root), PythonLibraries::isLibrary, host, problems))
        .filter(names -> !names.isEmpty())
        .findFirst()
        .map(PythonLibraries::new)
        .orElse(new PythonLibraries(List.of()));
  }

  /** Returns the highest version that a folder's name tells; empty where none does. */
  String version() {
    return names.stream().map(PythonLibraries::versionOf).max(BY_VERSION).orElse("");
  }

  /** Returns the folders for distributions that exist, each once however many names it has. */
  List<Path> sitePackages(Path prefix, Host host, Problems problems) {
    Set<FileIdentity> seen = new HashSet<>();
    List<Path> found = new ArrayList<>();
    for (Path place : places(prefix)) {
      try {
        BasicFileAttributes attributes = Files.readAttributes(place, BasicFileAttributes.class);
        if (attributes.isDirectory() && seen.add(host.identity(place, attributes))) {
          found.add(place);
        }
      } catch (NoSuchFileException | NotDirectoryException absent) {
        // Most of the places do not exist.
      } catch (IOException e) {
        problems.add(place, e);
      }
    }
    return List.copyOf(found);
  }

  private List<Path> places(Path prefix) {
    List<Path> places = new ArrayList<>();
    for (String root : ROOTS) {
      for (String name : names) {
        for (String leaf : LEAVES) {
          places.add(prefix.resolve(root).resolve(name).resolve(leaf));
        }
      }
    }
    // PyPy before 7.3.10 keeps them right below the prefix.
    places.add(prefix.resolve("site-packages"));
    return places;
  }

  /** {@code python} alone is the folder of macOS's user scheme and of {@code --home}. */
  private static boolean isLibrary(String name) {
    if (!name.startsWith("python") && !name.startsWith("pypy")) {
      return false;
    }
    String rest = name.substring(name.startsWith("python") ? 6 : 4);
    return rest.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == 't');
  }

  private static String versionOf(String name) {
    String version = name.substring(name.startsWith("python") ? 6 : 4);
    return version.endsWith("t") ? version.substring(0, version.length() - 1) : version;
  }

  private static int part(String version, int index) {
    String[] parts = version.split("\\.", 3);
    return index < parts.length && !parts[index].isEmpty() && parts[index].length() < 9
        ? digits(parts[index])
        : -1;
  }

  private static int digits(String text) {
    return text.chars().reduce(0, (value, c) -> c == 't' ? value : value * 10 + (c - '0'));
  }
}
