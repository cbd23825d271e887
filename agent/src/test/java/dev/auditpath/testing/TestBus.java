package dev.auditpath.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A message bus of the test's own, on which nothing is started by itself; ends with the test. */
public final class TestBus implements AutoCloseable {
  public static final Path PROGRAM = Path.of("/usr/bin/dbus-daemon");

  private final Path socket;
  private final Process process;

  private TestBus(Path socket, Process process) {
    this.socket = socket;
    this.process = process;
  }

  public static TestBus start(Path directory) throws IOException {
    Path socket = directory.resolve("bus");
    Path configuration = directory.resolve("bus.conf");
    Files.writeString(
        configuration,
        """
        <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
         "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
        <busconfig>
          <type>session</type>
          <listen>unix:path=%s</listen>
          <listen>unix:abstract=%s</listen>
          <auth>EXTERNAL</auth>
          <policy context="default">
            <allow send_destination="*" eavesdrop="true"/>
            <allow eavesdrop="true"/>
            <allow own="*"/>
          </policy>
        </busconfig>
        """
            .formatted(socket, socket));
    Files.deleteIfExists(socket);
    Process process =
        new ProcessBuilder(
                PROGRAM.toString(), "--config-file=" + configuration, "--nofork", "--print-address")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    if (out.readLine() == null) {
      throw new IOException("the bus did not start");
    }
    return new TestBus(socket, process);
  }

  public String address() {
    return "unix:path=" + socket;
  }

  /** Returns the address of the same bus at a place that Java's sockets do not reach. */
  public String abstractAddress() {
    return "unix:abstract=" + socket;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
