package dev.auditpath.memory;

import dev.auditpath.host.Host;
import dev.auditpath.host.PrivateDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the running agent leaves its lock and its status: {@code $XDG_RUNTIME_DIR/audit-path}; a
 * directory below the state one where the variable is unset or leads to what is not the user's.
 */
public final class RuntimeDirectory {
  private RuntimeDirectory() {}

  /** Returns it, whether it is there or not. */
  public static Path of(Host host) {
    Optional<Path> session = host.directory("XDG_RUNTIME_DIR").filter(place -> isOwn(place, host));
    return session
        .map(place -> place.resolve("audit-path"))
        .orElseGet(() -> StateDirectory.of(host).resolve("run"));
  }

  /**
   * Returns it, made where it was missing.
   *
   * @throws IOException where it cannot be made, or is not the user's alone
   */
  public static Path require(Host host) throws IOException {
    Path directory = of(host);
    if (directory.startsWith(StateDirectory.of(host))) {
      // In one that others may write to, another directory might be put in this one's place.
      PrivateDirectory.require(StateDirectory.of(host), host);
    }
    PrivateDirectory.require(directory, host);
    return directory;
  }

  private static boolean isOwn(Path place, Host host) {
    try {
      return host.ownerId(place) == host.userId();
    } catch (IOException absent) {
      return false;
    }
  }
}
