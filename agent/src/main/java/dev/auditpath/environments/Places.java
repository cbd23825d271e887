package dev.auditpath.environments;

import dev.auditpath.host.DirectoryNames;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where managers of environments keep what is theirs, by the XDG Base Directory Specification and
 * by Apple's File System Programming Guide.
 */
final class Places {
  private Places() {}

  /** Returns {@code $XDG_DATA_HOME}, else {@code ~/.local/share}. */
  static Path xdgData(Host host) {
    return host.directory("XDG_DATA_HOME").orElse(home(host, ".local/share"));
  }

  /** Returns {@code $XDG_CACHE_HOME}, else {@code ~/.cache}. */
  static Path xdgCache(Host host) {
    return host.directory("XDG_CACHE_HOME").orElse(home(host, ".cache"));
  }

  /** Returns {@code $XDG_CONFIG_HOME}, else {@code ~/.config}. */
  static Path xdgConfig(Host host) {
    return host.directory("XDG_CONFIG_HOME").orElse(home(host, ".config"));
  }

  /** Returns the platform's folder for programs' data: on macOS {@code Application Support}. */
  static Path data(Host host) {
    return isMac(host) ? home(host, "Library/Application Support") : xdgData(host);
  }

  /** Returns the platform's folder for what programs can make again. */
  static Path cache(Host host) {
    return isMac(host) ? home(host, "Library/Caches") : xdgCache(host);
  }

  /** Returns the platform's folder for programs' settings. */
  static Path config(Host host) {
    return isMac(host) ? home(host, "Library/Application Support") : xdgConfig(host);
  }

  static boolean isMac(Host host) {
    return host.platform() == Platform.MACOS;
  }

  /** Returns a place below the user's home. */
  static Path home(Host host, String name) {
    return host.home().resolve(name);
  }

  /** Returns the directory that a variable names, else another. */
  static Path moved(String variable, Path otherwise, Host host) {
    return host.directory(variable).orElse(otherwise);
  }

  /** Returns what lies right in a directory, links last: an environment's own name comes first. */
  static List<Path> children(Path directory, Host host, Problems problems) {
    List<Path> plain = new ArrayList<>();
    List<Path> links = new ArrayList<>();
    for (String name : DirectoryNames.matching(directory, any -> true, host, problems)) {
      Path child = host.path(host.text(directory) + "/" + name);
      (Files.isSymbolicLink(child) ? links : plain).add(child);
    }
    plain.addAll(links);
    return plain;
  }

  /** Returns {@code bin} of everything that lies right in a directory. */
  static Stream<Path> bins(Path directory, Host host, Problems problems) {
    return children(directory, host, problems).stream().map(child -> child.resolve("bin"));
  }
}
