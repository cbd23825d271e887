package dev.auditpath.notify;

import dev.auditpath.host.Host;
import java.util.Optional;

/** Where the user's session bus is (D-Bus Specification, "Server Addresses"). */
final class SessionBus {
  private static final String SOCKET = "unix:path=";

  private SessionBus() {}

  /**
   * Returns the address of a bus at a socket in the file system, the only kind that Java reaches:
   * the variable's, else that of the runtime directory. No other kind is used, the network least.
   */
  static Optional<String> address(Host host) {
    Optional<String> stated =
        host.variable("DBUS_SESSION_BUS_ADDRESS").filter(value -> !value.isBlank());
    if (stated.isPresent()) {
      for (String address : stated.get().split(";", -1)) {
        if (address.startsWith(SOCKET)) {
          return Optional.of(address);
        }
      }
      return Optional.empty();
    }
    return host.directory("XDG_RUNTIME_DIR")
        .or(() -> Optional.of(host.system("/run/user/" + host.userId())))
        .map(directory -> directory.resolve("bus"))
        .filter(host::exists)
        .map(socket -> SOCKET + escaped(host.text(socket)));
  }

  private static String escaped(String path) {
    StringBuilder escaped = new StringBuilder();
    for (byte b : Host.encode(path)) {
      char c = (char) (b & 0xFF);
      if (c < 0x7F && (Character.isLetterOrDigit(c) || "-_/.\\*".indexOf(c) >= 0)) {
        escaped.append(c);
      } else {
        escaped.append(String.format("%%%02x", (int) c));
      }
    }
    return escaped.toString();
  }
}
