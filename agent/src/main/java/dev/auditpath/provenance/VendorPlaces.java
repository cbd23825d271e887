package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import java.nio.file.Path;
import java.util.List;

/** Where package managers put programs, so that a version manager may lie outside its own root. */
final class VendorPlaces {
  private static final List<String> PLACES =
      List.of("/usr", "/opt/homebrew", "/home/linuxbrew/.linuxbrew", "/opt/local", "/nix/store");

  private VendorPlaces() {}

  /** Returns whether a real path lies in one of them. */
  static boolean hold(Path realPath, Host host) {
    return PLACES.stream().map(host::system).anyMatch(realPath::startsWith);
  }
}
