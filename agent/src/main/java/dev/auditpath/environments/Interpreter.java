package dev.auditpath.environments;

import dev.auditpath.host.DirectoryNames;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The file in a bin directory that runs Python: {@code python}, else {@code python3}, else {@code
 * python3.X} or {@code pypy}.
 *
 * @param path as it is called; empty where there is none
 * @param dangling whether it is a link to nothing
 */
record Interpreter(Optional<Path> path, boolean dangling) {

  static Interpreter of(Path binDirectory, Host host, Problems problems) {
    Optional<Path> path =
        List.of("python", "python3").stream()
            .map(binDirectory::resolve)
            .filter(host::exists)
            .findFirst()
            .or(() -> other(binDirectory, host, problems));
    return new Interpreter(path, path.filter(file -> !Files.exists(file)).isPresent());
  }

  /** The last by name is the highest version of the usual ones. */
  private static Optional<Path> other(Path binDirectory, Host host, Problems problems) {
    return DirectoryNames.matching(binDirectory, Interpreter::isNamed, host, problems).stream()
        .reduce((first, second) -> second.length() < first.length() ? first : second)
        .map(binDirectory::resolve);
  }

  private static boolean isNamed(String name) {
    String version =
        name.startsWith("python")
            ? name.substring(6)
            : name.startsWith("pypy") ? name.substring(4) : "x";
    return version.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == 't');
  }
}
