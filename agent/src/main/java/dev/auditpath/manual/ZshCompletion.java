package dev.auditpath.manual;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Completion for zsh (zshcompsys(1), "_arguments" and "_describe"). */
public final class ZshCompletion {
  private ZshCompletion() {}

  /** Returns the text of {@code _audit-path}, for a folder of {@code fpath} or for source. */
  public static String of(CommandSpec root) {
    StringBuilder text =
        new StringBuilder(
            """
            #compdef audit-path

            _audit-path() {
              local curcontext="$curcontext" state line ret=1
              local -a commands
              commands=(
            """);
    for (CommandSpec command : Described.commands(root)) {
      text.append("    ")
          .append(quoted(command.name() + ":" + Described.text(command)))
          .append('\n');
    }
    text.append("  )\n  _arguments -C -S").append(options(root, "    "));
    text.append(" \\\n    '1: :->command' '*:: :->rest' && ret=0\n  case $state in\n");
    text.append("    command) _describe -t commands command commands && ret=0 ;;\n");
    text.append("    rest)\n      case $words[1] in\n");
    for (CommandSpec command : Described.commands(root)) {
      text.append("        ").append(command.name()).append(")\n          _arguments -S");
      text.append(options(command, "            "));
      for (PositionalParamSpec word : command.positionalParameters()) {
        text.append(" \\\n            ").append(quoted(word(word)));
      }
      text.append(" && ret=0\n          ;;\n");
    }
    return text.append(
            """
                  esac
                  ;;
              esac
              return ret
            }

            if [[ $funcstack[1] == _audit-path ]]; then
              _audit-path "$@"
            else
              compdef _audit-path audit-path
            fi
            """)
        .toString();
  }

  private static String options(CommandSpec command, String indent) {
    StringBuilder text = new StringBuilder();
    for (OptionSpec option : Described.options(command)) {
      String others = String.join(" ", option.names());
      for (String name : option.names()) {
        text.append(" \\\n").append(indent).append(quoted(option(option, name, others)));
      }
    }
    return text.toString();
  }

  /** Other spellings of an option are not offered after it, and itself only if it may repeat. */
  private static String option(OptionSpec option, String name, String others) {
    String repeats = option.isMultiValue() ? "*" : "(" + others + ")";
    String assigns = Described.takesValue(option) && name.startsWith("--") ? "=" : "";
    String value =
        Described.takesValue(option)
            ? ":" + option.paramLabel() + ":" + action(option.paramLabel(), option)
            : "";
    return repeats + name + assigns + "[" + escaped(Described.text(option)) + "]" + value;
  }

  private static String action(String label, OptionSpec option) {
    return action(label, Described.candidates(option));
  }

  private static String word(PositionalParamSpec word) {
    String count = word.arity().max() > 1 ? "*" : "1";
    return count
        + ":"
        + word.paramLabel()
        + ":"
        + action(word.paramLabel(), Described.candidates(word));
  }

  private static String action(String label, List<String> candidates) {
    if (!candidates.isEmpty()) {
      return "(" + String.join(" ", candidates) + ")";
    }
    return switch (label) {
      case "FILE" -> "_files";
      case "DIR" -> "_files -/";
      case "NAME" -> "_command_names -e";
      default -> " ";
    };
  }

  private static String escaped(String description) {
    return description.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]");
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
