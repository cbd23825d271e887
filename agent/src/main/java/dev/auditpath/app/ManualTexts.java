package dev.auditpath.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What commands, options and their values are, in words. They are kept out of {@link
 * CommandLineModel}, which every call builds.
 */
final class ManualTexts {
  private static final List<String> SHELLS = List.of("bash", "zsh", "fish");
  private static final List<String> SEVERITIES =
      List.of("critical", "high", "medium", "low", "info");

  /** A command's description, and the label of the word that it takes. */
  private record CommandText(String label, String description) {}

  /** An option's description, and the label of its value; none for a flag. */
  private record OptionText(String label, String description) {}

  private static final Map<String, CommandText> COMMANDS =
      Map.ofEntries(
          command(
              "audit-path",
              "",
              "tells which file really runs for a command name, and who put it there"),
          command("which", "NAME", "show every candidate for a name, in search order"),
          command("environments", "", "show every Python environment on this machine"),
          command("explain", "FINDING", "show all that is known of a finding"),
          command("agent", "", "stay in the foreground and look again when something changes"),
          command("status", "", "show whether the agent is up and what it watches"),
          command("history", "", "show what changed and when"),
          command("allow", "FINDING", "accept a finding for as long as its content stays the same"),
          command("revoke", "FINDING", "accept a finding no longer"),
          command("snooze", "FINDING", "hold the notifications of a finding back for a while"),
          command(
              "quarantine", "FINDING", "make the script of a finding unable to run, reversibly"),
          command("doctor", "", "check what audit-path itself depends on"),
          command("service", "TASK", "install, uninstall or show the agent's service"),
          command("shell-hook", "SHELL", "print a line that tells audit-path this shell's PATH"),
          command("completion", "SHELL", "print completions for a shell"),
          command("manual", "", "print the manual page; to read it: audit-path manual | man -l -"));

  private static final Map<String, OptionText> OPTIONS =
      Map.ofEntries(
          flag("--now", "audit now, with findings on standard output"),
          flag("--help", "show the help"),
          flag("--version", "show the version of audit-path and of its Java runtime"),
          option("--format", "FORMAT", "how to write it (default text)"),
          option("--path", "VALUE", "audit this search path instead of yours"),
          option("--env", "DIR", "also this Python environment; may be repeated"),
          option("--root", "DIR", "also the environments below this folder; may be repeated"),
          flag("--no-search", "do not look for environments in your home"),
          option("--config", "FILE", "read this configuration file"),
          flag("--ask-shell", "start your login shell to learn its PATH"),
          flag("--no-color", "no colours, as with NO_COLOR set"),
          flag("--quiet", "findings only"),
          flag("--verbose", "the search paths as well"),
          option("--fail-on", "SEVERITY", "exit with 1 from this severity on (default high)"),
          option("--min-severity", "SEVERITY", "leave out what is less severe (default low)"),
          option("--output", "FILE", "write to this file, whole or not at all"),
          option("--since", "WHEN", "from then on: 7d, 12h, 30m, or a date"),
          option("--reason", "TEXT", "why it is accepted"),
          option("--until", "WHEN", "accept it until that date"),
          flag("--list", "show what is accepted"),
          option("--for", "DURATION", "for how long: 8h, 30m, 2w (default a day)"),
          flag("--undo", "put it back as it was"),
          flag("--yes", "do not ask"),
          flag("--self-test", "plant a harmless hijack, and show that it is caught and told"));

  /** What stands in the manual page after commands and options. */
  static final List<List<String>> SECTIONS =
      List.of(
          List.of(
              "EXIT STATUS",
              "0\tNothing at or above --fail-on was found.",
              "1\tSomething was.",
              "2\tThe call was wrong; one line on standard error says how to mend it.",
              "3\tThe audit is incomplete; the report says why."),
          List.of(
              "ENVIRONMENT",
              "PATH\tOne of the search paths that are audited.",
              "NO_COLOR\tNo colours, where it is set to anything.",
              "XDG_CONFIG_HOME, XDG_STATE_HOME, XDG_RUNTIME_DIR\tWhere the files below are.",
              "JAVA_TOOL_OPTIONS, JDK_JAVA_OPTIONS, CLASSPATH, LD_PRELOAD, LD_LIBRARY_PATH\t"
                  + "Ignored: what audit-path looks for must not be able to run in it."),
          List.of(
              "FILES",
              "~/.config/audit-path/config.json\tThe configuration; none is needed.",
              "/etc/audit-path/policy.json\tThe administrator's, which a user's cannot loosen.",
              "~/.local/state/audit-path\tWhat the agent remembers, and its history."),
          List.of("SEE ALSO", "which(1), bash(1), systemd.unit(5)"));

  private ManualTexts() {}

  /**
   * Returns all commands with their words.
   *
   * @throws IllegalStateException where a command or option has none; a test asks
   */
  static CommandSpec described() {
    CommandSpec root = CommandLineModel.commands(name -> true);
    CommandSpec service = AgentOptions.oneWord();
    root.addSubcommand("service", service);
    describe(root);
    for (CommandLine command : root.subcommands().values()) {
      describe(command.getCommandSpec());
    }
    return root;
  }

  private static void describe(CommandSpec command) {
    CommandText text = COMMANDS.get(command.name());
    if (text == null) {
      throw new IllegalStateException("no words for the command " + command.name());
    }
    command.usageMessage().description(text.description());
    for (OptionSpec option : List.copyOf(command.options())) {
      if (!option.hidden()) {
        command.remove(option);
        command.addOption(described(option));
      }
    }
    for (PositionalParamSpec word : List.copyOf(command.positionalParameters())) {
      command.remove(word);
      PositionalParamSpec.Builder builder = word.toBuilder().paramLabel(text.label());
      List<String> values = values(text.label());
      command.addPositional(
          (values.isEmpty() ? builder : builder.completionCandidates(values)).build());
    }
  }

  private static OptionSpec described(OptionSpec option) {
    OptionText text = OPTIONS.get(option.longestName());
    if (text == null) {
      throw new IllegalStateException("no words for the option " + option.longestName());
    }
    OptionSpec.Builder builder = option.toBuilder().description(text.description());
    if (option.arity().max() == 0) {
      return builder.build();
    }
    builder.paramLabel(text.label());
    List<String> values = new ArrayList<>(values(text.label()));
    if (option.longestName().equals("--fail-on")) {
      values.add("never");
    }
    if (!values.isEmpty()) {
      builder.completionCandidates(values);
    }
    return builder.build();
  }

  private static List<String> values(String label) {
    return switch (label) {
      case "FORMAT" -> Catalog.formatIds().toList();
      case "SEVERITY" -> SEVERITIES;
      case "SHELL" -> SHELLS;
      case "TASK" -> List.of("install", "uninstall", "status");
      default -> List.of();
    };
  }

  private static Map.Entry<String, CommandText> command(
      String name, String label, String description) {
    return Map.entry(name, new CommandText(label, description));
  }

  private static Map.Entry<String, OptionText> option(
      String name, String label, String description) {
    return Map.entry(name, new OptionText(label, description));
  }

  private static Map.Entry<String, OptionText> flag(String name, String description) {
    return option(name, "", description);
  }
}
