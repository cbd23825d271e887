package dev.auditpath.testing;

import dev.auditpath.host.Host;
import dev.auditpath.model.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** A machine built file by file below a temporary directory; the home is {@code /home/u}. */
public final class FakeMachine {
  private final Path root;

  public FakeMachine(Path root) {
    this.root = root;
    directory("/home/u");
  }

  public FakeMachine file(String name, String text) {
    try {
      Path file = place(name);
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, text);
      return this;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  public FakeMachine program(String name) {
    file(name, "#!/bin/sh\n");
    place(name).toFile().setExecutable(true);
    return this;
  }

  public FakeMachine directory(String name) {
    try {
      Files.createDirectories(place(name));
      return this;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  public Path place(String name) {
    return root.resolve(name.substring(1));
  }

  public Host host() {
    return host(Platform.LINUX, 1000, Map.of());
  }

  public Host host(Platform platform, long userId, Map<String, String> variables) {
    Path home = place("/home/u");
    return new Host(platform, root, home, home, userId, variables, Clock.systemUTC());
  }
}
