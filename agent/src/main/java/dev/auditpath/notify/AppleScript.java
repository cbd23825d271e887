package dev.auditpath.notify;

import dev.auditpath.host.HelperProgram;
import dev.auditpath.host.Host;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * macOS's own notifications by {@code osascript(1)}; the texts are arguments, never part of the
 * script. By its documentation only: not tried on a Mac.
 */
final class AppleScript implements Channel {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final Host host;

  AppleScript(Host host) {
    this.host = host;
  }

  private Path program() {
    return host.system("/usr/bin/osascript");
  }

  /** What the script is made of never depends on what is to be shown. */
  private static List<String> arguments(Message message) {
    return List.of(
        "-e",
        "on run argv",
        "-e",
        "display notification (item 2 of argv) with title (item 1 of argv)",
        "-e",
        "return \"shown\"",
        "-e",
        "end run",
        "--",
        message.title(),
        message.body());
  }

  @Override
  public Delivery show(Message message, Optional<Delivery> before) throws IOException {
    HelperProgram.Start start =
        new HelperProgram.Start(
            Map.of("HOME", host.text(host.home()), "LANG", "en_US.UTF-8"), host.system("/"));
    HelperProgram.End end =
        HelperProgram.of(List.of(), program(), arguments(message), start)
            .run(LIMIT, (bytes, length) -> length == 0);
    if (end != HelperProgram.End.SATISFIED) {
      throw new IOException("osascript could not show it");
    }
    return Delivery.OUT_OF_REACH;
  }

  @Override
  public void withdraw(Delivery delivery) {}

  @Override
  public String server() {
    return "";
  }

  @Override
  public String describe() throws IOException {
    HelperProgram.verify(program());
    return host.text(program());
  }

  @Override
  public void close() {}
}
