package dev.auditpath.notify;

import dev.auditpath.model.Severity;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.connections.transports.AbstractTransport;
import org.freedesktop.dbus.connections.transports.TransportBuilder.SaslAuthMode;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;

/**
 * The notification server of the desktop, over the session bus. The library waits where a bus or a
 * server is mute; so each call runs on a thread of its own, and when its time is over the socket is
 * closed under it.
 */
final class DesktopBus implements Channel {
  static final String DETAILS = "details";
  static final String SNOOZE = "snooze";
  private static final String NAME = "org.freedesktop.Notifications";
  private static final String OBJECT = "/org/freedesktop/Notifications";
  private static final String BUS = "org.freedesktop.DBus";
  private static final String BUS_OBJECT = "/org/freedesktop/DBus";
  private static final long LIMIT_MILLISECONDS = 5_000;
  private static final long PARTING_MILLISECONDS = 500;
  private static final int CONNECT_MILLISECONDS = 500;
  private static final byte NORMAL = 1;
  private static final byte CRITICAL = 2;
  private static final int SERVER_DECIDES = -1;
  private static final int NEVER = 0;

  private final String address;
  private final Answers answers;
  private ExecutorService thread = newThread();
  private volatile @Nullable AbstractTransport transport;
  private volatile @Nullable DBusConnection connection;
  private volatile String shownBy = "";

  DesktopBus(String address, Answers answers) {
    this.address = address;
    this.answers = answers;
  }

  @Override
  public Delivery show(Message message, Optional<Delivery> before) throws IOException {
    return inTime(
        () -> {
          DBusConnection bus = connected();
          Notifications server = server(bus);
          Set<String> capabilities = Set.copyOf(server.GetCapabilities());
          shownBy = owner(bus);
          long replaces =
              before.filter(old -> old.server().equals(shownBy)).map(Delivery::id).orElse(0L);
          return new Delivery(shownBy, notify(server, message, replaces, capabilities));
        });
  }

  private static long notify(
      Notifications server, Message message, long replaces, Set<String> capabilities) {
    boolean critical = message.severity() == Severity.CRITICAL;
    Map<String, Variant<?>> hints = new HashMap<>();
    hints.put("urgency", new Variant<>(critical ? CRITICAL : NORMAL));
    hints.put("desktop-entry", new Variant<>("audit-path"));
    return server.Notify(
            "audit-path",
            new UInt32(replaces),
            critical ? "dialog-warning" : "dialog-information",
            message.title(),
            capabilities.contains("body-markup") ? escaped(message.body()) : message.body(),
            capabilities.contains("actions")
                ? List.of(DETAILS, "Details", SNOOZE, "Snooze 1 day")
                : List.of(),
            hints,
            critical ? NEVER : SERVER_DECIDES)
        .longValue();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  @Override
  public void withdraw(Delivery delivery) throws IOException {
    inTime(
        () -> {
          DBusConnection bus = connected();
          if (owner(bus).equals(delivery.server())) {
            server(bus).CloseNotification(new UInt32(delivery.id()));
          }
          return delivery;
        });
  }

  @Override
  public String server() throws IOException {
    return inTime(() -> owner(connected()));
  }

  @Override
  public String describe() throws IOException {
    return inTime(
        () -> {
          DBusConnection bus = connected();
          List<String> capabilities = server(bus).GetCapabilities();
          return "the desktop's notification server answers"
              + (capabilities.contains("actions") ? ", with actions" : ", without actions");
        });
  }

  private static Notifications server(DBusConnection bus) throws DBusException {
    return bus.getRemoteObject(NAME, OBJECT, Notifications.class);
  }

  /** Returns the unique name behind the well-known one; empty where nobody has it. */
  private static String owner(DBusConnection bus) throws DBusException {
    DBus names = bus.getRemoteObject(BUS, BUS_OBJECT, DBus.class);
    return names.NameHasOwner(NAME) ? names.GetNameOwner(NAME) : "";
  }

  private DBusConnection connected() throws DBusException {
    DBusConnection bus = connection;
    if (bus != null && bus.isConnected()) {
      return bus;
    }
    DBusConnectionBuilder builder = DBusConnectionBuilder.forAddress(address).withShared(false);
    builder
        .transportConfig()
        .withTimeout(CONNECT_MILLISECONDS)
        .withPreConnectCallback(opening -> transport = opening)
        .configureSasl()
        .withAuthMode(SaslAuthMode.AUTH_EXTERNAL);
    bus = builder.build();
    connection = bus;
    bus.addSigHandler(Notifications.ActionInvoked.class, this::invoked);
    bus.addSigHandler(Notifications.NotificationClosed.class, this::closed);
    return bus;
  }

  /** Anybody on the bus can send this; only what the server itself says is listened to. */
  private void invoked(Notifications.ActionInvoked signal) {
    String server = shownBy;
    if (server.equals(signal.getSource())) {
      answers.chosen(new Delivery(server, signal.id()), signal.key());
    }
  }

  private void closed(Notifications.NotificationClosed signal) {
    String server = shownBy;
    if (server.equals(signal.getSource())) {
      answers.closed(new Delivery(server, signal.id()));
    }
  }

  private <T> T inTime(Callable<T> call) throws IOException {
    return within(LIMIT_MILLISECONDS, call);
  }

  private <T> T within(long milliseconds, Callable<T> call) throws IOException {
    Future<T> result = thread.submit(call);
    try {
      return result.get(milliseconds, TimeUnit.MILLISECONDS);
    } catch (TimeoutException mute) {
      abandon();
      throw new IOException("no answer within " + milliseconds / 1000 + " seconds", mute);
    } catch (ExecutionException failed) {
      Throwable cause = failed.getCause();
      if (cause instanceof DBusException || cause instanceof DBusExecutionException) {
        throw new IOException(cause.getMessage(), cause);
      }
      throw new IOException(String.valueOf(cause), cause);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }

  /** Whatever waits at the socket ends when that is closed; the thread is left to it. */
  private void abandon() throws IOException {
    thread.shutdownNow();
    thread = newThread();
    connection = null;
    AbstractTransport open = transport;
    transport = null;
    if (open != null) {
      open.close();
    }
  }

  private static ExecutorService newThread() {
    return Executors.newSingleThreadExecutor(
        task -> {
          Thread thread = new Thread(task, "notify-bus");
          thread.setDaemon(true);
          return thread;
        });
  }

  @Override
  public void close() throws IOException {
    DBusConnection bus = connection;
    try {
      if (bus != null) {
        within(
            PARTING_MILLISECONDS,
            () -> {
              bus.disconnect();
              return bus;
            });
      }
    } finally {
      abandon();
    }
  }
}
