package dev.auditpath.host;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Tells the supervisor that started this process how it is: sd_notify(3), a datagram on the socket
 * that {@code NOTIFY_SOCKET} names. Without the variable it says nothing and loads nothing.
 *
 * <p>Java has no datagram sockets of that family, hence the C library's own.
 */
public final class SupervisorNotice {
  private static final int AF_UNIX = 1;
  private static final int SOCK_DGRAM = 2;
  private static final int SOCK_CLOEXEC = 0x80000;
  private static final int MSG_NOSIGNAL = 0x4000;

  /** sun_path of unix(7) has 108 bytes, of which one ends it. */
  private static final int LONGEST = 107;

  private final Host host;
  private final String socket;

  /**
   * @param unpackInto a private directory, for the native part of the library that is used
   */
  public SupervisorNotice(Host host, Path unpackInto) {
    this.host = host;
    this.socket = host.variable("NOTIFY_SOCKET").orElse("");
    if (!socket.isEmpty()) {
      System.setProperty("jna.tmpdir", unpackInto.toString());
      System.setProperty("jna.nosys", "true");
    }
  }

  /**
   * Sends lines such as {@code READY=1}.
   *
   * @return why they could not be sent; empty where they were, or where nobody listens
   */
  public Optional<String> send(String lines) {
    if (socket.isEmpty()) {
      return Optional.empty();
    }
    byte[] name = Host.encode(socket);
    if (name.length > LONGEST || (name[0] != '/' && name[0] != '@')) {
      return Optional.of("NOTIFY_SOCKET names no socket");
    }
    try {
      send(address(name), lines.getBytes(StandardCharsets.UTF_8));
      return Optional.empty();
    } catch (LastErrorException refused) {
      return Optional.of(String.valueOf(refused.getMessage()));
    } catch (UnsatisfiedLinkError | NoClassDefFoundError unusable) {
      return Optional.of("the native library cannot be used: " + unusable.getMessage());
    }
  }

  /** Returns how often the supervisor wants to hear {@code WATCHDOG=1}; sd_watchdog_enabled(3). */
  public Optional<Duration> watchdog() {
    try {
      return host.variable("WATCHDOG_USEC")
          .filter(any -> !socket.isEmpty())
          .map(text -> Duration.ofNanos(Long.parseLong(text) * 1_000))
          .filter(period -> !period.isNegative() && !period.isZero());
    } catch (NumberFormatException malformed) {
      return Optional.empty();
    }
  }

  /** The family, then the name; an abstract one begins with a zero instead of the @. */
  private static byte[] address(byte[] name) {
    boolean path = name[0] == '/';
    byte[] address = new byte[2 + name.length + (path ? 1 : 0)];
    address[0] = AF_UNIX;
    System.arraycopy(name, 0, address, 2, name.length);
    if (!path) {
      address[2] = 0;
    }
    return address;
  }

  private static void send(byte[] address, byte[] message) {
    int descriptor = CLibrary.socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    try {
      CLibrary.sendto(
          descriptor,
          message,
          new NativeLong(message.length),
          MSG_NOSIGNAL,
          address,
          address.length);
    } finally {
      CLibrary.close(descriptor);
    }
  }

  /** The three calls; loaded with the first message. */
  private static final class CLibrary {
    static {
      Native.register(CLibrary.class, NativeLibrary.getInstance("c"));
    }

    static native int socket(int domain, int type, int protocol) throws LastErrorException;

    static native int sendto(
        int descriptor, byte[] bytes, NativeLong length, int flags, byte[] address, int size)
        throws LastErrorException;

    static native int close(int descriptor) throws LastErrorException;
  }
}
