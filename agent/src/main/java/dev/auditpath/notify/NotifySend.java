package dev.auditpath.notify;

import dev.auditpath.host.HelperProgram;
import dev.auditpath.host.Host;
import dev.auditpath.model.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The system's {@code notify-send} (libnotify 0.8), for buses that Java's sockets do not reach. It
 * cannot say what the server understands, so that markup is written out; it has no actions.
 */
final class NotifySend implements Channel {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final List<String> PASSED_ON =
      List.of("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR", "DISPLAY", "HOME");

  private final Host host;

  NotifySend(Host host) {
    this.host = host;
  }

  static Path program(Host host) {
    return host.system("/usr/bin/notify-send");
  }

  /** The number that it prints proves that a server took the message; without one that is 0. */
  @Override
  public Delivery show(Message message, Optional<Delivery> before) throws IOException {
    List<String> arguments =
        List.of(
            "--print-id",
            "--app-name=audit-path",
            "--urgency=" + (message.severity() == Severity.CRITICAL ? "critical" : "normal"),
            "--icon=dialog-warning",
            "--hint=string:desktop-entry:audit-path",
            "--",
            plain(message.title()),
            taken(plain(message.body())));
    boolean[] shown = {false};
    HelperProgram.of(List.of(), program(host), arguments, start())
        .run(
            LIMIT,
            (bytes, length) -> {
              shown[0] |= length > 0 && bytes[0] >= '1' && bytes[0] <= '9';
              return true;
            });
    if (!shown[0]) {
      throw new IOException("notify-send could not show it");
    }
    return Delivery.OUT_OF_REACH;
  }

  /** Returns text that means itself with markup and without. */
  private static String plain(String text) {
    return text.replace("&", "\\x26").replace("<", "\\x3c").replace(">", "\\x3e");
  }

  /** Of the body it takes backslashes for those of C (g_strcompress), of the title it does not. */
  private static String taken(String body) {
    return body.replace("\\", "\\\\");
  }

  private HelperProgram.Start start() {
    Map<String, String> variables = new HashMap<>();
    for (String name : PASSED_ON) {
      host.variable(name).ifPresent(value -> variables.put(name, value));
    }
    variables.put("LANG", "C.UTF-8");
    return new HelperProgram.Start(variables, host.system("/"));
  }

  @Override
  public void withdraw(Delivery delivery) {}

  @Override
  public String server() {
    return "";
  }

  @Override
  public String describe() throws IOException {
    HelperProgram.verify(program(host));
    return host.text(program(host)) + ", without actions";
  }

  @Override
  public void close() {}
}
