package dev.auditpath.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The machine that this runs on, as far as plans depend on it. */
final class Machine {
  private final Map<String, String> variables;
  private final String system;

  Machine(Map<String, String> variables, String system) {
    this.variables = Map.copyOf(variables);
    this.system = system;
  }

  static Machine local() {
    return new Machine(System.getenv(), System.getProperty("os.name", ""));
  }

  /** Returns the user's home as HOME has it, else as the account has it. */
  Path home() {
    return absolute("HOME").orElseGet(() -> Path.of(System.getProperty("user.home")));
  }

  /**
   * Returns where things go.
   *
   * @param prefix the folder given with {@code --prefix}; empty for the user's own places
   */
  Place place(Optional<Path> prefix) {
    Path home = home();
    Path local = prefix.orElse(home.resolve(".local"));
    Path data =
        prefix.isPresent()
            ? local.resolve("share")
            : absolute("XDG_DATA_HOME").orElse(local.resolve("share"));
    if (isMac()) {
      Path support = home.resolve("Library/Application Support");
      return new Place(home, data, support, support, local.resolve("bin"));
    }
    return new Place(
        home,
        data,
        absolute("XDG_CONFIG_HOME").orElse(home.resolve(".config")),
        absolute("XDG_STATE_HOME").orElse(home.resolve(".local/state")),
        local.resolve("bin"));
  }

  /** Returns what starts programs at login here. */
  ServiceKit serviceKit() {
    if (isMac()) {
      return new Launchd(userId());
    }
    return hasUserManager() ? new SystemdUser() : new XdgAutostart();
  }

  private boolean isMac() {
    return system.startsWith("Mac");
  }

  /** As sd_booted(3), and the user's own manager answers at its private socket. */
  private boolean hasUserManager() {
    return Files.isDirectory(Path.of("/run/systemd/system"))
        && absolute("XDG_RUNTIME_DIR")
            .filter(directory -> Files.exists(directory.resolve("systemd/private")))
            .isPresent();
  }

  boolean isRoot() {
    return userId() == 0;
  }

  private static long userId() {
    try {
      return ((Number) Files.getAttribute(Path.of("/proc/self"), "unix:uid")).longValue();
    } catch (IOException noProc) {
      return homeOwner();
    }
  }

  private static long homeOwner() {
    try {
      Path home = Path.of(System.getProperty("user.home"));
      return ((Number) Files.getAttribute(home, "unix:uid")).longValue();
    } catch (IOException unknown) {
      return -1;
    }
  }

  /** Returns the variables that programs started by a plan get, and no others. */
  Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("PATH", "/usr/bin:/bin:/usr/sbin:/sbin");
    environment.put("HOME", home().toString());
    for (String name :
        new String[] {
          "LANG",
          "LC_ALL",
          "USER",
          "LOGNAME",
          "XDG_RUNTIME_DIR",
          "XDG_CONFIG_HOME",
          "XDG_DATA_HOME",
          "XDG_STATE_HOME",
          "DBUS_SESSION_BUS_ADDRESS"
        }) {
      String value = variables.get(name);
      if (value != null) {
        environment.put(name, value);
      }
    }
    return environment;
  }

  /** A relative value is to be ignored (XDG Base Directory Specification). */
  private Optional<Path> absolute(String variable) {
    return Optional.ofNullable(variables.get(variable))
        .filter(value -> value.startsWith("/"))
        .map(Path::of);
  }
}
