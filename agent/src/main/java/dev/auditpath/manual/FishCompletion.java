package dev.auditpath.manual;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Completion for fish (its "complete" builtin). */
public final class FishCompletion {
  private static final String START = "complete -c audit-path";

  private FishCompletion() {}

  /** Returns the text of {@code audit-path.fish}. */
  public static String of(CommandSpec root) {
    StringBuilder text = new StringBuilder(START).append(" -f\n");
    String bare = " -n __fish_use_subcommand";
    for (CommandSpec command : Described.commands(root)) {
      text.append(START).append(bare).append(" -a ").append(command.name());
      text.append(" -d ").append(quoted(Described.text(command))).append('\n');
    }
    options(text, bare, root);
    for (CommandSpec command : Described.commands(root)) {
      String within = " -n '__fish_seen_subcommand_from " + command.name() + "'";
      for (PositionalParamSpec word : command.positionalParameters()) {
        String values = values(word.paramLabel(), Described.candidates(word));
        if (!values.isEmpty()) {
          text.append(START).append(within).append(values).append('\n');
        }
      }
      options(text, within, command);
    }
    return text.toString();
  }

  private static void options(StringBuilder text, String condition, CommandSpec command) {
    for (OptionSpec option : Described.options(command)) {
      text.append(START).append(condition);
      for (String name : option.names()) {
        text.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.charAt(1));
      }
      if (Described.takesValue(option)) {
        text.append(" -r").append(values(option.paramLabel(), Described.candidates(option)));
      }
      text.append(" -d ").append(quoted(Described.text(option))).append('\n');
    }
  }

  private static String values(String label, List<String> candidates) {
    if (!candidates.isEmpty()) {
      return " -a " + quoted(String.join(" ", candidates));
    }
    return switch (label) {
      case "FILE" -> " -F";
      case "DIR" -> " -a '(__fish_complete_directories)'";
      case "NAME" -> " -a '(__fish_complete_command)'";
      default -> "";
    };
  }

  /** In single quotes fish knows two escapes: of the quote and of the backslash. */
  private static String quoted(String word) {
    return "'" + word.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
