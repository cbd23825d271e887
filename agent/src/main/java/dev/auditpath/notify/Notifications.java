package dev.auditpath.notify;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** The Desktop Notifications Specification 1.2, as far as it is used here. */
@DBusInterfaceName("org.freedesktop.Notifications")
public interface Notifications extends DBusInterface {

  /** Shows a notification and returns its number. */
  @SuppressWarnings("MethodName")
  UInt32 Notify(
      String application,
      UInt32 replaces,
      String icon,
      String summary,
      String body,
      List<String> actions,
      Map<String, Variant<?>> hints,
      int expire);

  /** Takes a notification back. */
  void CloseNotification(UInt32 id);

  /** Returns what the server can do. */
  List<String> GetCapabilities();

  /** The person chose an action. */
  class ActionInvoked extends DBusSignal {
    private final UInt32 id;
    private final String key;

    /** As the bus has it. */
    public ActionInvoked(String path, UInt32 id, String key) throws DBusException {
      super(path, id, key);
      this.id = id;
      this.key = key;
    }

    long id() {
      return id.longValue();
    }

    String key() {
      return key;
    }
  }

  /** A notification is gone. */
  class NotificationClosed extends DBusSignal {
    private final UInt32 id;

    /** As the bus has it. */
    public NotificationClosed(String path, UInt32 id, UInt32 reason) throws DBusException {
      super(path, id, reason);
      this.id = id;
    }

    long id() {
      return id.longValue();
    }
  }
}
