package dev.auditpath.behaviour;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Other distributions' commands that are run by calling their code. */
final class InProcess {
  private static final Set<String> STARTS =
      Set.of(
          "main",
          "_main",
          "cli",
          "run",
          "app",
          "entry_point",
          "entrypoint",
          "console_main",
          "console_entry",
          "script_main",
          "run_main",
          "cli_main",
          "main_wrapper",
          "patched_main",
          "execute_from_command_line");

  private final Interpreter interpreter;

  InProcess(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /** Returns whether a call runs another distribution's command; if so, that has been told. */
  boolean call(Call call) {
    String name = call.name();
    int made = name.indexOf('(');
    int dot = made < 0 ? name.lastIndexOf('.') : name.lastIndexOf('.', made);
    if (dot <= 0 || !STARTS.contains(Names.last(name).toLowerCase(Locale.ROOT))) {
      return false;
    }
    Set<String> commands = commandsOf(name.substring(0, dot));
    if (made >= 0) {
      // Many an object has a method of such a name; only for one that was made by the very
      // command's code is it the command that it starts.
      commands.retainAll(interpreter.subject().commands());
    }
    return handOver(commands, call.site(), "calls " + name);
  }

  /** The module is run as a program, as with {@code python -m}. */
  boolean module(String module, Site site, String how) {
    return handOver(commandsOf(module), site, how);
  }

  private boolean handOver(Set<String> commands, Site site, String how) {
    for (String command : commands) {
      interpreter.findings().handOver(command, site, how + ", which is the command " + command);
    }
    if (!commands.isEmpty()) {
      tampering(commands, site);
    }
    return !commands.isEmpty();
  }

  private void tampering(Set<String> commands, Site site) {
    Sequence line = interpreter.commandLine();
    for (String command : commands) {
      java.util.List<String> added = new java.util.ArrayList<>();
      for (int i = 1; i < line.head().size(); i++) {
        added.addAll(line.head().get(i).constants());
      }
      added.addAll(line.tail().constants());
      if (interpreter.subject().commands().contains(command)) {
        NeutralArguments.of(command, added)
            .ifPresent(effect -> interpreter.findings().effect(effect.kind(), site, effect.what()));
      }
    }
  }

  private Set<String> commandsOf(String module) {
    Map<String, Set<String>> theirs = interpreter.imports().commands(module);
    Set<String> own = new HashSet<>(theirs.getOrDefault(module, Set.of()));
    String top = Imports.top(module);
    if (own.isEmpty()) {
      for (Map.Entry<String, Set<String>> entry : theirs.entrySet()) {
        if (Imports.top(entry.getKey()).equals(top)) {
          own.addAll(entry.getValue());
        }
      }
    }
    if (own.isEmpty()
        && interpreter.subject().commands().contains(top)
        && !interpreter.imports().isOwn(top)) {
      own.add(top);
    }
    return own;
  }
}
