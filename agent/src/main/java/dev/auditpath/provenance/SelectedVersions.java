package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The installed versions that a manager of rbenv's family would run from the working directory.
 *
 * <p>In this order: the variable {@code <NAME>_VERSION}; the version file of the working directory
 * or the nearest directory above it; {@code <root>/version}. A selected {@code system} stands for
 * no version of the manager's.
 */
record SelectedVersions(EnvFamily family, Path root, Host host, Problems problems) {
  private static final int FILE_CAP = 16 * 1024;

  /** Returns their directories, first choice first; only those that are installed. */
  List<Path> directories() {
    return selected().stream().map(this::installed).flatMap(Optional::stream).toList();
  }

  private List<String> selected() {
    Optional<String> variable = host.variable(family.variable("VERSION")).filter(v -> !v.isEmpty());
    if (variable.isPresent()) {
      return limited(List.of(variable.get().split(":", -1)));
    }
    for (Path directory : DirectoriesUp.of(host)) {
      Path file = directory.resolve(family.versionFile());
      if (host.isFile(file)) {
        return written(file);
      }
    }
    Path global = root.resolve("version");
    return host.isFile(global) ? written(global) : List.of();
  }

  /** Reads a version file: the first word of each line, {@code #} begins a comment. */
  private List<String> written(Path file) {
    List<String> versions = new ArrayList<>();
    try {
      for (String line : host.readText(file, FILE_CAP).split("\n", -1)) {
        String word = line.strip().split("[ \t]", 2)[0];
        if (!word.isEmpty() && !word.startsWith("#")) {
          versions.addAll(List.of(word.split(":", -1)));
        }
      }
    } catch (IOException unreadable) {
      problems.add(file, unreadable);
    }
    return limited(versions);
  }

  private List<String> limited(List<String> versions) {
    return family.severalVersions() || versions.isEmpty() ? versions : versions.subList(0, 1);
  }

  private Optional<Path> installed(String version) {
    String bare = version;
    for (String prefix : family.versionPrefixes()) {
      if (bare.startsWith(prefix)) {
        bare = bare.substring(prefix.length());
      }
    }
    String stripped = bare;
    return exact(version).or(() -> exact(stripped)).or(() -> latest(stripped));
  }

  private Optional<Path> exact(String version) {
    return Children.named(root.resolve("versions"), version, host).filter(host::isDirectory);
  }

  /** Returns the newest installed release of {@code 3.11}, say; only pyenv resolves so. */
  private Optional<Path> latest(String start) {
    if (!family.severalVersions() || start.isEmpty()) {
      return Optional.empty();
    }
    return Children.of(root.resolve("versions"), problems).stream()
        .filter(directory -> isReleaseOf(host.fileName(directory), start))
        .max(Comparator.comparingLong(directory -> lastNumber(host.fileName(directory))));
  }

  private static boolean isReleaseOf(String version, String start) {
    return version.startsWith(start + ".") && lastNumber(version) >= 0;
  }

  private static long lastNumber(String version) {
    String digits = version.substring(version.lastIndexOf('.') + 1);
    boolean isNumber =
        !digits.isEmpty()
            && digits.length() < 10
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? Long.parseLong(digits) : -1;
  }
}
