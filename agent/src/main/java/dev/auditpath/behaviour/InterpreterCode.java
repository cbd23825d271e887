package dev.auditpath.behaviour;

import java.util.List;
import java.util.Optional;

/**
 * Program text that an interpreter is given as an argument.
 *
 * @param language {@code shell}, {@code python} or {@code other}
 * @param text the program
 */
record InterpreterCode(String language, String text) {

  /** Returns the text that a started program runs; empty where it runs none or a file. */
  static Optional<InterpreterCode> of(String program, List<String> arguments) {
    String name = ProgramName.of(program);
    if (PrefixCommands.isShell(name)) {
      return after("shell", arguments, "-[a-zA-Z]*c|--command");
    }
    if (name.matches("(python|pypy)[\\d.]*")) {
      return after("python", arguments, "-[a-zA-Z]*c");
    }
    return switch (name.replaceFirst("[\\d.]+$", "")) {
      case "perl" -> after("other", arguments, "-[a-zA-Z]*[eE]");
      case "ruby", "lua", "osascript" -> after("other", arguments, "-e");
      case "php" -> after("other", arguments, "-r");
      case "node", "nodejs", "bun" -> after("other", arguments, "-e|--eval|-p|--print|-pe");
      case "deno" -> after("other", arguments, "eval");
      case "powershell", "pwsh" -> after("other", arguments, "(?i)-(c|command|e|ec|enc\\w*)");
      case "cmd" -> after("other", arguments, "(?i)/[ck]");
      default -> Optional.empty();
    };
  }

  /** Returns whether a program runs what it reads when it is given no file. */
  static boolean isInterpreter(String program) {
    String name = ProgramName.of(program);
    return PrefixCommands.isShell(name)
        || name.matches("(python|pypy|perl|ruby|node|nodejs|php|lua|osascript|pwsh|tclsh)[\\d.]*");
  }

  private static Optional<InterpreterCode> after(
      String language, List<String> arguments, String option) {
    for (int i = 0; i + 1 < arguments.size(); i++) {
      if (arguments.get(i).matches("[-+][oO]")) {
        i++;
        continue;
      }
      if (arguments.get(i).matches(option)) {
        return Optional.of(new InterpreterCode(language, arguments.get(i + 1)));
      }
      if (!arguments.get(i).startsWith("-") && !option.contains("eval")) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}
