package dev.auditpath.host;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Takes the signals that a service gets. The runtime's own class for that (sun.misc.Signal, of the
 * module jdk.unsupported) is not to be compiled against, so it is looked up.
 */
public final class Signals {
  private Signals() {}

  /**
   * Runs an action on a thread of its own each time a signal comes.
   *
   * @param name without SIG, for example {@code TERM}
   * @return whether this runtime can do so
   */
  public static boolean on(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object taker =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                if (method.getName().equals("handle")) {
                  action.run();
                }
                return null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), taker);
      return true;
    } catch (ClassNotFoundException
        | NoSuchMethodException
        | InstantiationException
        | IllegalAccessException
        | InvocationTargetException unsupported) {
      return false;
    }
  }

  /** Ends the process now; whatever is being written is written whole or not at all. */
  public static void halt(int exit) {
    Runtime.getRuntime().halt(exit);
  }
}
