package dev.auditpath.app;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The commands and options, as picocli parses them; built by hand because that starts faster. */
final class CommandLineModel {
  private CommandLineModel() {}

  /** Returns a parser of one call: it knows the command that the call may name, and no other. */
  static CommandLine parser(String... arguments) {
    List<String> words = List.of(arguments);
    CommandSpec root = CommandSpec.create().name("audit-path");
    root.addOption(flag("--now"));
    root.addOption(flag("--help", "-h"));
    root.addOption(flag("--version", "-V"));
    addAuditOptions(root);
    root.addOption(value("--fail-on"));
    root.addOption(value("--min-severity"));
    root.addOption(value("--output"));
    if (words.contains("which")) {
      root.addSubcommand("which", withNames(CommandSpec.create(), "1..*"));
    }
    if (words.contains("explain")) {
      root.addSubcommand("explain", withNames(CommandSpec.create(), "1"));
    }
    if (words.contains("environments")) {
      root.addSubcommand("environments", auditing(CommandSpec.create()));
    }
    if (words.contains("agent")) {
      root.addSubcommand("agent", AgentOptions.agent());
    }
    if (words.contains("status")) {
      root.addSubcommand("status", AgentOptions.status());
    }
    if (words.contains("history")) {
      root.addSubcommand("history", AgentOptions.history());
    }
    if (words.contains("allow")) {
      root.addSubcommand("allow", AgentOptions.allow());
    }
    if (words.contains("revoke")) {
      root.addSubcommand("revoke", AgentOptions.revoke());
    }
    if (words.contains("shell-hook")) {
      root.addSubcommand("shell-hook", AgentOptions.shellHook());
    }
    if (words.contains("snooze")) {
      root.addSubcommand("snooze", withNames(CommandSpec.create().addOption(value("--for")), "1"));
    }
    if (words.contains("quarantine")) {
      CommandSpec quarantine = withNames(CommandSpec.create(), "1");
      root.addSubcommand(
          "quarantine", quarantine.addOption(flag("--undo")).addOption(flag("--yes")));
    }
    if (words.contains("doctor")) {
      CommandSpec doctor = auditing(CommandSpec.create());
      root.addSubcommand("doctor", doctor.addOption(flag("--self-test")));
    }
    CommandLine parser = new CommandLine(root);
    parser.setOverwrittenOptionsAllowed(false);
    parser.setTrimQuotes(false);
    parser.setExpandAtFiles(false);
    return parser;
  }

  static CommandSpec withNames(CommandSpec spec, String arity) {
    auditing(spec)
        .addPositional(
            PositionalParamSpec.builder()
                .paramLabel("NAME")
                .arity(arity)
                .index("0..*")
                .required(true)
                .type(String[].class)
                .build());
    return spec;
  }

  static CommandSpec auditing(CommandSpec spec) {
    spec.addOption(flag("--help", "-h"));
    addAuditOptions(spec);
    return spec;
  }

  private static void addAuditOptions(CommandSpec spec) {
    spec.addOption(value("--format"));
    spec.addOption(value("--path"));
    spec.addOption(list("--env"));
    spec.addOption(list("--root"));
    spec.addOption(flag("--no-search"));
    spec.addOption(value("--config"));
    spec.addOption(flag("--ask-shell"));
    spec.addOption(flag("--no-color"));
    spec.addOption(flag("--quiet", "-q"));
    spec.addOption(flag("--verbose", "-v"));
  }

  static OptionSpec flag(String... names) {
    return OptionSpec.builder(names).arity("0").type(boolean.class).build();
  }

  static OptionSpec value(String name) {
    return OptionSpec.builder(name).arity("1").type(String.class).build();
  }

  private static OptionSpec list(String name) {
    return OptionSpec.builder(name).arity("1").type(String[].class).build();
  }
}
