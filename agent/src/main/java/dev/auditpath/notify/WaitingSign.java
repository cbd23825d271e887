package dev.auditpath.notify;

import dev.auditpath.host.Host;
import dev.auditpath.host.PrivateDirectory;
import dev.auditpath.host.Problems;
import dev.auditpath.host.WholeFile;
import dev.auditpath.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How many findings wait to be told, as a number in the file {@code waiting} of the state
 * directory, where a shell reads it without starting anything; there is no file where none waits.
 */
final class WaitingSign {
  private final Path directory;
  private final Host host;
  private int said = -1;

  WaitingSign(Path directory, Host host) {
    this.directory = directory;
    this.host = host;
  }

  static Path file(Path directory) {
    return directory.resolve("waiting");
  }

  /** Puts the number up; tries again next time where the disk does not take it. */
  synchronized void say(int waiting, Problems problems) {
    if (waiting == said) {
      return;
    }
    try {
      if (waiting == 0) {
        Files.deleteIfExists(file(directory));
      } else {
        PrivateDirectory.require(directory, host);
        WholeFile.write(file(directory), waiting + "\n");
      }
      said = waiting;
    } catch (IOException e) {
      problems.add(new Problem("not-remembered", "waiting", Problems.reason(e), false));
    }
  }
}
