package dev.auditpath.behaviour;

import dev.auditpath.shell.Glob;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What it means that a shell program starts another program. */
final class ShellStarts {
  /** Found in the shell itself before any file (bash(1), dash(1)). */
  private static final Set<String> BUILTINS =
      Set.of(
          ":",
          ".",
          "[",
          "[[",
          "alias",
          "bg",
          "bind",
          "break",
          "builtin",
          "caller",
          "cd",
          "command",
          "compgen",
          "complete",
          "compopt",
          "continue",
          "declare",
          "dirs",
          "disown",
          "echo",
          "enable",
          "eval",
          "exec",
          "exit",
          "export",
          "false",
          "fc",
          "fg",
          "getopts",
          "hash",
          "help",
          "history",
          "jobs",
          "kill",
          "let",
          "local",
          "logout",
          "mapfile",
          "popd",
          "printf",
          "pushd",
          "pwd",
          "read",
          "readarray",
          "readonly",
          "return",
          "set",
          "shift",
          "shopt",
          "source",
          "suspend",
          "test",
          "times",
          "trap",
          "true",
          "type",
          "typeset",
          "ulimit",
          "umask",
          "unalias",
          "unset",
          "wait",
          "whence",
          "setopt",
          "unsetopt",
          "autoload",
          "emulate",
          "print",
          "zmodload");

  private static final Set<String> OF_THE_SHELL = Set.of("command", "builtin", "exec", "time");

  private final ShellReport report;
  private final String command;

  /** What was reported already. */
  private final Set<String> seen = new HashSet<>();

  ShellStarts(ShellReport report, String command) {
    this.report = report;
    this.command = command;
  }

  /** A program that was started, after the commands in front of it. */
  record Started(List<String> argv, boolean own) {
    String program() {
      return argv.get(0);
    }

    List<String> arguments() {
      return argv.subList(1, argv.size());
    }
  }

  /** Reports the start of a program; returns it, empty when it is none or cannot be told. */
  Optional<Started> of(List<String> argv, int line) {
    if (report.isMuted() || !seen.add(line + " " + argv)) {
      return Optional.empty();
    }
    PrefixCommands.Unwrapped unwrapped = PrefixCommands.unwrap(argv);
    boolean outside = prefixes(argv, unwrapped, line);
    for (Map.Entry<String, String> variable : unwrapped.variables().entrySet()) {
      ChildVariables.of(variable.getKey(), variable.getValue())
          .ifPresent(effect -> report.effect(effect, line));
    }
    List<String> rest = unwrapped.argv();
    if (rest.isEmpty()) {
      int last = unwrapped.prefixes().size() - 1;
      if (last >= 0 && unwrapped.variables().isEmpty()) {
        StartedPrograms.of(unwrapped.prefixes().get(last), List.of())
            .ifPresent(effect -> report.effect(effect, line));
      }
      return Optional.empty();
    }
    return started(rest, outside, line);
  }

  /** Returns whether a prefix is a program of its own, which knows nothing of builtins. */
  private boolean prefixes(List<String> argv, PrefixCommands.Unwrapped unwrapped, int line) {
    boolean outside = false;
    for (String prefix : unwrapped.prefixes()) {
      outside |= !prefix.equals("command") && !prefix.equals("builtin") && !prefix.equals("time");
      if (!OF_THE_SHELL.contains(prefix) || prefix.equals(command)) {
        report.handOver(prefix, line);
      }
      if (prefix.equals(command)) {
        int at = argv.stream().map(ProgramName::of).toList().indexOf(prefix);
        added(argv.subList(Math.max(0, at) + 1, argv.size()), line);
      }
    }
    return outside;
  }

  private Optional<Started> started(List<String> argv, boolean outside, int line) {
    String program = argv.get(0);
    String name = ProgramName.of(program);
    if (!ShellMarks.isConstant(name) || name.isBlank() || name.startsWith("-") || isPattern(name)) {
      unknown(program, line);
      return Optional.empty();
    }
    boolean own = name.equals(command) || SiblingNames.isOriginalOf(command, name);
    boolean builtin = program.indexOf('/') < 0 && !outside && BUILTINS.contains(name);
    if (!builtin) {
      report.handOver(own ? command : name, line);
    }
    List<String> arguments = argv.subList(1, argv.size());
    boolean typed = arguments.stream().anyMatch(ShellMarks::isTyped);
    if (typed && !builtin) {
      report.handsTypedOn();
    }
    if (own && typed && !builtin) {
      added(arguments, line);
    } else {
      effects(name, arguments, line);
    }
    return Optional.of(new Started(argv, own));
  }

  private static boolean isPattern(String name) {
    return Glob.isPattern(name) && !BUILTINS.contains(name);
  }

  private void unknown(String program, int line) {
    if (program.equals(ShellMarks.TYPED_TEXT)) {
      report.note(new Effect(Effect.PROCESS, "runs the command that it is given"), line);
      report.handsTypedOn();
    } else if (!program.isBlank() && !program.startsWith("-")) {
      report.unread("which program it starts cannot be told: " + ShellMarks.shown(program), line);
    }
  }

  private void added(List<String> arguments, int line) {
    List<String> constants = new ArrayList<>();
    for (String argument : arguments) {
      if (!ShellMarks.isTyped(argument)) {
        constants.add(argument.replace(ShellMarks.UNKNOWN_TEXT, ""));
      }
    }
    report.handsTypedOn();
    NeutralArguments.of(command, constants).ifPresent(effect -> report.effect(effect, line));
  }

  private void effects(String name, List<String> arguments, int line) {
    List<String> shown = new ArrayList<>();
    for (String argument : arguments) {
      shown.add(ShellMarks.shown(argument));
    }
    boolean query = name.equals("[") || name.equals("test") || name.equals("[[");
    Optional<Effect> effect = query ? Optional.empty() : StartedPrograms.of(name, shown);
    effect.ifPresent(found -> report.effect(found, line));
    if (!query && !BUILTINS.contains(name)) {
      for (String argument : shown) {
        Endpoints.of(argument)
            .filter(Endpoint::telling)
            .ifPresent(endpoint -> report.effect(endpoint.talkedTo(), line));
      }
    }
  }

  static boolean isBuiltin(String name) {
    return BUILTINS.contains(name);
  }
}
