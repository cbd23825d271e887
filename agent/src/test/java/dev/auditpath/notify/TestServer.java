package dev.auditpath.notify;

import dev.auditpath.testing.TestBus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** A notification server that writes down what came over the bus. */
public final class TestServer implements Notifications, AutoCloseable {
  private static final String NAME = "org.freedesktop.Notifications";
  private static final String OBJECT = "/org/freedesktop/Notifications";

  private final DBusConnection connection;
  private final List<String> capabilities;
  private final List<Shown> shown = new ArrayList<>();
  private final List<Long> closed = new ArrayList<>();
  private final CountDownLatch mute = new CountDownLatch(1);
  private volatile boolean hangs;
  private volatile boolean asked;
  private long next = 1;

  /** One notification as it arrived. */
  public record Shown(
      long replaces,
      String icon,
      String summary,
      String body,
      List<String> actions,
      Map<String, Object> hints,
      int expire) {}

  private TestServer(DBusConnection connection, List<String> capabilities) {
    this.connection = connection;
    this.capabilities = capabilities;
  }

  public static TestServer start(TestBus bus, String... capabilities) throws DBusException {
    DBusConnection connection =
        DBusConnectionBuilder.forAddress(bus.address()).withShared(false).build();
    TestServer server = new TestServer(connection, List.of(capabilities));
    connection.exportObject(OBJECT, server);
    connection.requestBusName(NAME);
    return server;
  }

  /** From now on it takes calls and answers none. */
  public TestServer hangs() {
    hangs = true;
    return this;
  }

  /** Returns whether it was ever called. */
  public boolean isAsked() {
    return asked;
  }

  public List<Shown> shown() {
    synchronized (shown) {
      return List.copyOf(shown);
    }
  }

  public List<Long> closed() {
    synchronized (closed) {
      return List.copyOf(closed);
    }
  }

  void choose(long id, String action) throws DBusException {
    connection.sendMessage(new ActionInvoked(OBJECT, new UInt32(id), action));
  }

  void dismiss(long id) throws DBusException {
    connection.sendMessage(new NotificationClosed(OBJECT, new UInt32(id), new UInt32(2)));
  }

  @Override
  public UInt32 Notify(
      String application,
      UInt32 replaces,
      String icon,
      String summary,
      String body,
      List<String> actions,
      Map<String, Variant<?>> hints,
      int expire) {
    waitIfMute();
    Map<String, Object> values = new TreeMap<>();
    hints.forEach((name, value) -> values.put(name, value.getValue()));
    synchronized (shown) {
      shown.add(
          new Shown(
              replaces.longValue(), icon, summary, body, List.copyOf(actions), values, expire));
    }
    return replaces.longValue() == 0 ? new UInt32(next++) : replaces;
  }

  private void waitIfMute() {
    asked = true;
    if (hangs) {
      try {
        mute.await(1, TimeUnit.MINUTES);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void CloseNotification(UInt32 id) {
    synchronized (closed) {
      closed.add(id.longValue());
    }
  }

  @Override
  public List<String> GetCapabilities() {
    waitIfMute();
    return capabilities;
  }

  @Override
  public String getObjectPath() {
    return OBJECT;
  }

  @Override
  public void close() throws IOException {
    mute.countDown();
    connection.close();
  }
}
