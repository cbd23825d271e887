package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The npm packages of one look at the machine; each {@code package.json} is read once. */
final class NpmPackages {
  private static final int CAP = 1024 * 1024;

  private final Host host;
  private final Problems problems;
  private final Map<Path, Optional<PackageJson>> read = new HashMap<>();

  NpmPackages(Host host, Problems problems) {
    this.host = host;
    this.problems = problems;
  }

  /**
   * Returns the directory of the package that a place lies in: {@code node_modules/NAME} or {@code
   * node_modules/@SCOPE/NAME}, the innermost one; empty where it lies in none.
   */
  private static Optional<Path> directory(Path place) {
    for (int i = place.getNameCount() - 2; i >= 0; i--) {
      if (name(place, i).equals("node_modules")) {
        int last = name(place, i + 1).startsWith("@") ? i + 2 : i + 1;
        return last < place.getNameCount() - 1
            ? Optional.of(place.getRoot().resolve(place.subpath(0, last + 1)))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Returns the package that a place lies in, where it says that file or command are its own. */
  Optional<PackageJson> declaring(Path place, String command) {
    return directory(place)
        .flatMap(directory -> at(directory).filter(json -> names(json, directory, place, command)));
  }

  private boolean names(PackageJson json, Path directory, Path place, String command) {
    return !json.name().isEmpty()
        && (json.bin().containsKey(command)
            || json.bin().values().stream()
                .map(file -> Children.named(directory, file, host))
                .flatMap(Optional::stream)
                .anyMatch(place::equals)
            || Children.named(directory, json.binDirectory(), host)
                .filter(bin -> bin.equals(place.getParent()))
                .isPresent());
  }

  private Optional<PackageJson> at(Path directory) {
    return read.computeIfAbsent(directory, this::read);
  }

  private Optional<PackageJson> read(Path directory) {
    Path file = directory.resolve("package.json");
    if (!host.isFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(PackageJson.parse(host.read(file, CAP)));
    } catch (IOException unreadable) {
      problems.add(file, unreadable);
      return Optional.empty();
    }
  }

  private static String name(Path place, int element) {
    return place.getName(element).toString();
  }
}
