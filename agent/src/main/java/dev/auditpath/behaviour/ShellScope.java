package dev.auditpath.behaviour;

import dev.auditpath.shell.ShellNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the variables of a shell program can hold: every value that any assignment gives, whatever
 * the order. Not for several threads.
 */
final class ShellScope {
  private static final int MOST_VALUES = 12;
  private static final int MOST_VARIABLES = 5_000;
  private static final int LONGEST = 4_000;

  private final Map<String, Set<String>> values = new HashMap<>();
  private final Set<String> exported = new HashSet<>(Set.of("PATH", "HOME", "SHELL", "EDITOR"));
  private final Map<String, ShellNode> functions = new HashMap<>();
  private List<String> arguments = List.of(ShellMarks.TYPED_TEXT);

  /** Adds a value that a variable may have. */
  void add(String name, String value) {
    if (values.size() >= MOST_VARIABLES) {
      return;
    }
    Set<String> all = values.computeIfAbsent(name, key -> new LinkedHashSet<>());
    boolean fits = value.length() <= LONGEST && all.size() < MOST_VALUES;
    all.add(fits ? value : ShellMarks.UNKNOWN_TEXT);
  }

  boolean isAssigned(String name) {
    return values.containsKey(name);
  }

  /** Returns all values that a variable may have; one from outside keeps its name where telling. */
  List<String> get(String name) {
    Set<String> all = values.get(name);
    if (all != null) {
      return List.copyOf(all);
    }
    return switch (name) {
      case "HOME" -> List.of("~");
      case "IFS" -> List.of(" ");
      case "XDG_CONFIG_HOME",
          "XDG_DATA_HOME",
          "ZDOTDIR",
          "CARGO_HOME",
          "GNUPGHOME",
          "KUBECONFIG",
          "DOCKER_CONFIG",
          "CLOUDSDK_CONFIG",
          "AZURE_CONFIG_DIR",
          "NETRC",
          "HISTFILE",
          "CLAUDE_CONFIG_DIR",
          "AWS_SHARED_CREDENTIALS_FILE",
          "AWS_CONFIG_FILE",
          "GOOGLE_APPLICATION_CREDENTIALS" ->
          List.of("$" + name);
      default -> List.of(ShellMarks.UNKNOWN_TEXT);
    };
  }

  void export(String name) {
    exported.add(name);
  }

  boolean isExported(String name) {
    return exported.contains(name);
  }

  void define(String name, ShellNode body) {
    if (functions.size() < MOST_VARIABLES) {
      functions.put(name, body);
    }
  }

  Map<String, ShellNode> functions() {
    return functions;
  }

  /** Forgets what {@code "$@"} was set to; keeps the variables and functions. */
  void restart() {
    arguments = List.of(ShellMarks.TYPED_TEXT);
  }

  /** Returns what {@code "$@"} stands for. */
  List<String> arguments() {
    return arguments;
  }

  void arguments(List<String> fields) {
    arguments = List.copyOf(fields);
  }
}
