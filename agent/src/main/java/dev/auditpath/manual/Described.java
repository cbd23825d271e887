package dev.auditpath.manual;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Reads what the command model says of commands, options and their values. */
final class Described {
  private Described() {}

  /** Returns the commands, in the order in which the model has them. */
  static List<CommandSpec> commands(CommandSpec root) {
    return root.subcommands().values().stream().map(command -> command.getCommandSpec()).toList();
  }

  /** Returns the options that a user may know of. */
  static List<OptionSpec> options(CommandSpec command) {
    return command.options().stream().filter(option -> !option.hidden()).toList();
  }

  /** Returns a description of one line. */
  static String text(OptionSpec option) {
    return String.join(" ", option.description());
  }

  static String text(CommandSpec command) {
    return String.join(" ", command.usageMessage().description());
  }

  static boolean takesValue(OptionSpec option) {
    return option.arity().max() > 0;
  }

  static List<String> candidates(OptionSpec option) {
    return listed(option.completionCandidates());
  }

  static List<String> candidates(PositionalParamSpec word) {
    return listed(word.completionCandidates());
  }

  @SuppressWarnings("nullness")
  private static List<String> listed(Iterable<String> candidates) {
    List<String> words = new ArrayList<>();
    if (candidates != null) {
      candidates.forEach(words::add);
    }
    return words;
  }
}
