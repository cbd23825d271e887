package dev.auditpath.searchpaths;

import dev.auditpath.shell.ShellText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What systemd's user manager adds for the programs it starts: {@code DefaultEnvironment=} of
 * systemd-user.conf(5) and the files of environment.d(5). Looks below {@code $XDG_CONFIG_HOME} or
 * {@code ~/.config}, {@code /etc}, {@code /run}, {@code /usr/local/lib}, {@code /usr/lib}. Other
 * environment generators are programs and are not started.
 */
final class ManagerEnvironment {
  private static final List<String> SYSTEM_PARENTS =
      List.of("/etc", "/run", "/usr/local/lib", "/usr/lib");

  private static final String DEFAULTS = "DefaultEnvironment=";

  private final MachineFiles files;
  private final String configHome;

  ManagerEnvironment(MachineFiles files) {
    this.files = files;
    this.configHome =
        files
            .host()
            .directory("XDG_CONFIG_HOME")
            .map(files.host()::nameOnMachine)
            .orElse(files.home() + "/.config");
  }

  /** Adds the variables to those that are set already. */
  void addTo(Map<String, String> variables) {
    defaultAssignments().forEach(variables::put);
    for (String file : fragments("environment.d", configHome)) {
      for (Assignment assignment : Assignment.parse(files.read(file))) {
        variables.put(assignment.name(), References.replaced(assignment.value(), variables));
      }
    }
  }

  /** Returns whether the machine has systemd at all. */
  static boolean isPresent(MachineFiles files) {
    return files.isDirectory("/run/systemd/system") || files.isDirectory("/usr/lib/systemd");
  }

  /** An empty value forgets what earlier lines gave. No references are replaced there. */
  private Map<String, String> defaultAssignments() {
    Map<String, String> variables = new LinkedHashMap<>();
    List<String> names = new ArrayList<>();
    List.of(configHome, "/etc", "/run", "/usr/local/lib", "/usr/lib").stream()
        .map(parent -> parent + "/systemd/user.conf")
        .filter(files::exists)
        .findFirst()
        .ifPresent(names::add);
    names.addAll(fragments("systemd/user.conf.d", configHome));
    for (String name : names) {
      for (String line : files.read(name).replace("\\\n", " ").split("\n", -1)) {
        if (line.startsWith(DEFAULTS)) {
          addDefault(line.substring(DEFAULTS.length()), variables);
        }
      }
    }
    return variables;
  }

  private static void addDefault(String value, Map<String, String> variables) {
    if (value.isBlank()) {
      variables.clear();
    }
    for (String word : words(value)) {
      int equals = word.indexOf('=');
      if (equals > 0 && ShellText.isName(word.substring(0, equals))) {
        variables.put(word.substring(0, equals), word.substring(equals + 1));
      }
    }
  }

  private static List<String> words(String value) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    char quote = 0;
    for (char c : (value + " ").toCharArray()) {
      if (c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c == ' ' && quote == 0) {
        words.add(word.toString());
        word.setLength(0);
      } else {
        word.append(c);
      }
    }
    return words;
  }

  /** Returns the files of a drop-in directory: one per name, the first parent's, sorted by name. */
  private List<String> fragments(String directory, String userParent) {
    Map<String, String> byName = new TreeMap<>();
    List<String> parents = new ArrayList<>(List.of(userParent));
    parents.addAll(SYSTEM_PARENTS);
    for (String parent : parents) {
      for (String name : files.names(parent + "/" + directory)) {
        if (name.endsWith(".conf")) {
          byName.putIfAbsent(name, parent + "/" + directory + "/" + name);
        }
      }
    }
    return byName.values().stream().filter(files::isFile).toList();
  }
}
