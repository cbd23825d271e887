package dev.auditpath.searchpaths;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Platform;
import dev.auditpath.model.SearchPath;
import dev.auditpath.model.SearchPathText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Estimates what an interactive login shell of the user ends with as PATH. Starts no shell: reads
 * login.defs(5), pam_env(8)'s files and the shell's start-up files. Lines that may change PATH in a
 * way that cannot be told are reported as one problem.
 */
public final class TerminalPath {
  private final NotUnderstood notes = new NotUnderstood();

  /** Returns the search path {@code terminal}. */
  public SearchPathText learn(Host host, Problems problems) {
    MachineFiles files = new MachineFiles(host, problems);
    String shell = LoginShell.of(host, problems);
    Map<String, String> initial = initial(new MachineFiles(host, problems), shell);
    String text = StartupFiles.followed(shell, initial, files, notes);
    notes.tell(problems);
    String found = String.join(", ", mentioned(files.found()));
    return new SearchPathText(
        SearchPath.TERMINAL,
        found.isEmpty() ? "estimated, without any start-up file" : "estimated from " + found,
        text);
  }

  /** Returns the lines, as {@code file:line: why}, that the last estimate had to leave out. */
  public List<String> notUnderstood() {
    return notes.toList();
  }

  /** A person knows the first few start-up files; the rest is a number. */
  private static List<String> mentioned(List<String> found) {
    int most = 8;
    if (found.size() <= most) {
      return found;
    }
    List<String> some = new ArrayList<>(found.subList(0, most));
    some.add(found.size() - most + " more");
    return some;
  }

  private static Map<String, String> initial(MachineFiles files, String shell) {
    Host host = files.host();
    boolean mac = host.platform() == Platform.MACOS;
    String login = mac ? PathHelper.LAUNCHD_DEFAULT : LoginDefinitions.searchPath(files);
    Map<String, String> variables = new LinkedHashMap<>();
    String user = LoginShell.userName(host, files.problems());
    variables.put("PATH", login.isEmpty() ? "/usr/local/bin:/usr/bin:/bin" : login);
    variables.put("HOME", files.home());
    variables.put("USER", user);
    variables.put("LOGNAME", user);
    variables.put("SHELL", shell);
    variables.put("TERM", "xterm-256color");
    if (!mac) {
      PamEnvironment.addTo(variables, files, Map.of("HOME", files.home(), "SHELL", shell));
    }
    host.variable("XDG_CONFIG_HOME")
        .filter(value -> value.startsWith("/"))
        .ifPresent(value -> variables.put("XDG_CONFIG_HOME", value));
    return variables;
  }
}
