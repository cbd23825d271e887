package dev.auditpath.searchpaths;

import dev.auditpath.model.Platform;
import java.util.List;
import java.util.Optional;

/**
 * What well-known commands within {@code $( … )} print, told without running them. Everything else
 * is {@link ShellVariables#UNKNOWN}.
 */
final class KnownAnswers {
  private static final String UNKNOWN = String.valueOf(ShellVariables.UNKNOWN);

  private final ShellVariables variables;
  private final MachineFiles files;
  private final CommandSearch search;

  KnownAnswers(ShellVariables variables, MachineFiles files, CommandSearch search) {
    this.variables = variables;
    this.files = files;
    this.search = search;
  }

  /** Returns the output, without its last line end, of a command already cut into fields. */
  String output(List<String> fields) {
    String program = fields.isEmpty() ? "" : baseName(fields.get(0));
    String arguments = String.join(" ", fields.subList(Math.min(1, fields.size()), fields.size()));
    return switch (program) {
      case "id" -> id(arguments);
      case "whoami" -> variables.get("USER");
      case "uname" -> arguments.isEmpty() || arguments.equals("-s") ? kernel() : UNKNOWN;
      case "echo" -> arguments;
      case "printenv" -> variables.get(arguments);
      case "getconf" -> arguments.equals("PATH") ? "/bin:/usr/bin" : UNKNOWN;
      case "command", "which", "whence", "type" -> found(fields);
      case "dirname" -> parent(arguments);
      case "basename" -> baseName(arguments);
      case "brew" -> arguments.equals("--prefix") ? brewPrefix(fields.get(0)).orElse("") : UNKNOWN;
      case "pyenv", "rbenv", "nodenv" -> arguments.equals("root") ? root(program) : UNKNOWN;
      case "go" -> arguments.equals("env GOPATH") ? goPath() : UNKNOWN;
      case "systemd-path" -> arguments.equals("user-binaries") ? home() + "/.local/bin" : UNKNOWN;
      default -> UNKNOWN;
    };
  }

  /** Returns where Homebrew stands, as {@code brew --prefix} prints it. */
  Optional<String> brewPrefix(String brew) {
    if (brew.startsWith("/") && brew.endsWith("/bin/brew")) {
      return Optional.of(brew.substring(0, brew.length() - "/bin/brew".length()));
    }
    return List.of(
            "/opt/homebrew", "/usr/local", "/home/linuxbrew/.linuxbrew", home() + "/.linuxbrew")
        .stream()
        .filter(prefix -> files.isExecutable(prefix + "/bin/brew"))
        .findFirst();
  }

  /** Returns the root directory of pyenv and the managers made after it. */
  String root(String manager) {
    String moved = variables.get(manager.toUpperCase(java.util.Locale.ROOT) + "_ROOT");
    return moved.isEmpty() ? home() + "/." + manager : moved;
  }

  private String home() {
    return variables.get("HOME");
  }

  private String id(String arguments) {
    return switch (arguments) {
      case "-u", "-ru", "-r -u" -> String.valueOf(files.host().userId());
      case "-un", "-nu", "-u -n" -> variables.get("USER");
      default -> UNKNOWN;
    };
  }

  private String kernel() {
    return files.host().platform() == Platform.MACOS ? "Darwin" : "Linux";
  }

  private String goPath() {
    String moved = variables.get("GOPATH");
    return moved.isEmpty() ? home() + "/go" : moved;
  }

  private String found(List<String> fields) {
    boolean option = fields.size() > 2;
    return fields.size() < 2 ? "" : search.find(fields.get(option ? 2 : 1)).orElse("");
  }

  private static String parent(String name) {
    int slash = name.lastIndexOf('/');
    return slash < 0 ? "." : slash == 0 ? "/" : name.substring(0, slash);
  }

  static String baseName(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
