package dev.auditpath.notify;

import dev.auditpath.host.HelperProgram;
import dev.auditpath.host.Host;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Opens {@code audit-path explain} in the user's terminal emulator, the first of a fixed list that
 * is there and that only root can have put there. Some of them are scripts: they get the system's
 * PATH. From a service of systemd's the window is started by the user's manager, which knows the
 * display; in the service it would be shut in, and end with it.
 */
final class DetailsWindow {
  /** What each takes before the command to run. */
  private static final List<List<String>> TERMINALS =
      List.of(
          List.of("/usr/bin/xdg-terminal-exec"),
          List.of("/usr/bin/x-terminal-emulator", "-e"),
          List.of("/usr/bin/kgx", "--"),
          List.of("/usr/bin/gnome-terminal", "--"),
          List.of("/usr/bin/ptyxis", "--"),
          List.of("/usr/bin/konsole", "-e"),
          List.of("/usr/bin/xfce4-terminal", "-x"),
          List.of("/usr/bin/mate-terminal", "-x"),
          List.of("/usr/bin/alacritty", "-e"),
          List.of("/usr/bin/kitty"),
          List.of("/usr/bin/foot"),
          List.of("/usr/bin/xterm", "-e"));

  private static final List<String> PASSED_ON =
      List.of(
          "DISPLAY",
          "WAYLAND_DISPLAY",
          "XAUTHORITY",
          "XDG_RUNTIME_DIR",
          "XDG_STATE_HOME",
          "XDG_CONFIG_HOME",
          "XDG_DATA_HOME",
          "XDG_CURRENT_DESKTOP",
          "DBUS_SESSION_BUS_ADDRESS",
          "HOME",
          "USER",
          "LOGNAME",
          "SHELL",
          "LANG");

  private static final String PATH = "/usr/bin:/bin";
  private static final String MANAGER = "/usr/bin/systemd-run";

  /** Where it is not called from a terminal, it looks where the agent looks, not on this PATH. */
  private static final String SCRIPT =
      "\"$1\" \"$2\" \"$3\" </dev/null 2>&1 | /bin/cat; "
          + "printf '\\nPress Enter to close. '; read -r _";

  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{8,64}");

  private final Host host;
  private final Path program;

  /**
   * @param program this one's own launcher
   */
  DetailsWindow(Host host, Path program) {
    this.host = host;
    this.program = program;
  }

  /**
   * Opens the window and leaves it open.
   *
   * @param fingerprint whose finding to explain; without one that is well-formed, everything is
   *     shown
   * @throws IOException where no terminal emulator can be trusted or started
   */
  void open(String fingerprint) throws IOException {
    boolean one = FINGERPRINT.matcher(fingerprint).matches();
    List<String> shell =
        List.of(
            "/bin/sh",
            "-c",
            SCRIPT,
            "sh",
            host.text(program),
            one ? "explain" : "--now",
            one ? fingerprint : "--no-search");
    HelperProgram.verify(host.system("/bin/sh"));
    for (List<String> terminal : TERMINALS) {
      Path emulator = host.system(terminal.get(0));
      if (host.isFile(emulator)) {
        List<String> arguments = new ArrayList<>(terminal.subList(1, terminal.size()));
        arguments.addAll(shell);
        List<String> manager = throughTheManager();
        if (!manager.isEmpty()) {
          // It reads variables into what it starts (systemd.service(5), "Command lines").
          arguments.replaceAll(argument -> argument.replace("$", "$$"));
        }
        HelperProgram.of(manager, emulator, arguments, start()).leaveRunning();
        return;
      }
    }
    throw new IOException("no terminal emulator is in /usr/bin");
  }

  /** Returns how the user's manager is asked to start something; empty outside a service. */
  List<String> throughTheManager() {
    boolean service = host.variable("NOTIFY_SOCKET").isPresent();
    return service && host.isFile(host.system(MANAGER))
        ? List.of(MANAGER, "--user", "--quiet", "--collect", "--setenv=PATH=" + PATH, "--")
        : List.of();
  }

  private HelperProgram.Start start() {
    Map<String, String> variables = new HashMap<>();
    for (String name : PASSED_ON) {
      host.variable(name).ifPresent(value -> variables.put(name, value));
    }
    variables.put("PATH", PATH);
    return new HelperProgram.Start(variables, host.home());
  }
}
