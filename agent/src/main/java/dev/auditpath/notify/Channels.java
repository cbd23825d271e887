package dev.auditpath.notify;

import dev.auditpath.host.Host;
import dev.auditpath.model.Platform;
import java.util.Optional;

/** The ways to tell a person, the best first. */
final class Channels {
  private Channels() {}

  /** Returns the best way that this session has; empty where it has none. */
  static Optional<Channel> best(Host host, Channel.Answers answers) {
    if (host.platform() == Platform.MACOS) {
      return Optional.of(new AppleScript(host));
    }
    Optional<String> address = SessionBus.address(host);
    if (address.isPresent()) {
      return Optional.of(new DesktopBus(address.get(), answers));
    }
    boolean otherBus = !host.variable("DBUS_SESSION_BUS_ADDRESS").orElse("").isBlank();
    return otherBus && host.isFile(NotifySend.program(host))
        ? Optional.of(new NotifySend(host))
        : Optional.empty();
  }
}
