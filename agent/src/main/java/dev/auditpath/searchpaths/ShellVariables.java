package dev.auditpath.searchpaths;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The variables of a shell as far as its start-up files tell, PATH among them. What cannot be known
 * without running a program stands as one character that no file name holds.
 */
final class ShellVariables {
  /** A noncharacter: no text that people write has it. */
  static final char UNKNOWN = '\uFFFF';

  private static final int LONGEST = 100_000;

  private final Map<String, String> values = new HashMap<>();
  private List<String> arguments = List.of();
  private final boolean tied;
  private boolean unique;

  /** {@code tied}: whether the array {@code path} is PATH, as in zsh. */
  ShellVariables(Map<String, String> initial, boolean tied) {
    values.putAll(initial);
    this.tied = tied;
  }

  static boolean isUnknown(String text) {
    return text.indexOf(UNKNOWN) >= 0;
  }

  /** Returns a value; a positional parameter's too. Empty when it is not set. */
  Optional<String> find(String name) {
    return switch (name) {
      case "@", "*" -> Optional.of(String.join(" ", arguments));
      case "#" -> Optional.of(String.valueOf(arguments.size()));
      case "path" -> Optional.ofNullable(tied ? path().replace(':', ' ') : values.get(name));
      default ->
          name.length() == 1 && name.charAt(0) >= '1' && name.charAt(0) <= '9'
              ? argument(name.charAt(0) - '1')
              : Optional.ofNullable(values.get(name));
    };
  }

  String get(String name) {
    return find(name).orElse("");
  }

  /** Returns whether the array {@code path} is PATH. */
  boolean isTied() {
    return tied;
  }

  String path() {
    return values.getOrDefault("PATH", "");
  }

  List<String> arguments() {
    return arguments;
  }

  void arguments(List<String> arguments) {
    this.arguments = List.copyOf(arguments);
  }

  void unset(String name) {
    values.remove(name);
  }

  /** Keeps only the first of equal elements from now on, as zsh's {@code typeset -U path} does. */
  void keepUnique() {
    unique = true;
    setPath(path());
  }

  /** Sets a variable; PATH keeps its known elements only. Returns whether all of it is known. */
  boolean set(String name, String value) {
    String bounded = value.length() > LONGEST ? value.substring(0, LONGEST) : value;
    if (!name.equals("PATH")) {
      values.put(name, bounded);
      return true;
    }
    if (!isUnknown(bounded)) {
      setPath(bounded);
      return true;
    }
    List<String> known = new ArrayList<>(List.of(bounded.split(":", -1)));
    known.removeIf(ShellVariables::isUnknown);
    if (!known.isEmpty()) {
      setPath(String.join(":", known));
    }
    return false;
  }

  void prepend(String directory) {
    setPath(path().isEmpty() ? directory : directory + ":" + path());
  }

  void append(String directory) {
    setPath(path().isEmpty() ? directory : path() + ":" + directory);
  }

  boolean pathContains(String directory) {
    return (":" + path() + ":").contains(":" + directory + ":");
  }

  void remove(String directory) {
    List<String> elements = new ArrayList<>(List.of(path().split(":", -1)));
    elements.removeIf(directory::equals);
    setPath(String.join(":", elements));
  }

  private void setPath(String value) {
    values.put(
        "PATH",
        unique
            ? String.join(":", new LinkedHashSet<>(Arrays.asList(value.split(":", -1))))
            : value);
  }

  private Optional<String> argument(int index) {
    return index < arguments.size() ? Optional.of(arguments.get(index)) : Optional.empty();
  }
}
