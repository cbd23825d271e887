package dev.auditpath.testing;

import dev.auditpath.host.Host;
import dev.auditpath.model.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Hosts for tests: real directories, a root and a home of their own. */
public final class Machines {
  private Machines() {}

  /** Returns the real machine, seen from another working directory. */
  public static Host real(Path workingDirectory) {
    return new Host(
        Platform.LINUX,
        Path.of("/"),
        Path.of(System.getProperty("user.home")),
        workingDirectory,
        userId(),
        System.getenv(),
        Clock.systemUTC());
  }

  /** Returns a Linux machine whose root is {@code root} and whose user lives in /home/u. */
  public static Host linux(Path root, Map<String, String> variables) {
    Path home = root.resolve("home/u");
    return new Host(Platform.LINUX, root, home, home, userId(), variables, Clock.systemUTC());
  }

  /** Returns the effective user id of this process. */
  public static long userId() {
    try {
      return ((Number) Files.getAttribute(Path.of("/proc/self"), "unix:uid")).longValue();
    } catch (IOException noProc) {
      throw new UncheckedIOException(noProc);
    }
  }
}
