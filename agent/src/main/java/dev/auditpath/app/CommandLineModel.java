package dev.auditpath.app;

import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The commands and options, as picocli parses them; built by hand because that starts faster. */
final class CommandLineModel {
  private CommandLineModel() {}

  /** Returns a parser of one call: it knows the command that the call may name, and no other. */
  static CommandLine parser(String... arguments) {
    CommandLine parser = new CommandLine(commands(List.of(arguments)::contains));
    parser.setOverwrittenOptionsAllowed(false);
    parser.setTrimQuotes(false);
    parser.setExpandAtFiles(false);
    return parser;
  }

  /** Returns the program's options, and those of its commands whose names are wanted. */
  static CommandSpec commands(Predicate<String> wanted) {
    CommandSpec root = CommandSpec.create().name("audit-path");
    root.addOption(flag("--now"));
    root.addOption(flag("--help", "-h"));
    root.addOption(flag("--version", "-V"));
    addAuditOptions(root);
    root.addOption(value("--fail-on"));
    root.addOption(value("--min-severity"));
    root.addOption(value("--output"));
    if (wanted.test("which")) {
      root.addSubcommand("which", withNames(CommandSpec.create(), "1..*"));
    }
    if (wanted.test("environments")) {
      root.addSubcommand("environments", auditing(CommandSpec.create()));
    }
    if (wanted.test("explain")) {
      root.addSubcommand("explain", withNames(CommandSpec.create(), "1"));
    }
    if (wanted.test("agent")) {
      root.addSubcommand("agent", AgentOptions.agent());
    }
    if (wanted.test("status")) {
      root.addSubcommand("status", AgentOptions.status());
    }
    if (wanted.test("history")) {
      root.addSubcommand("history", AgentOptions.history());
    }
    if (wanted.test("allow")) {
      root.addSubcommand("allow", AgentOptions.allow());
    }
    if (wanted.test("revoke")) {
      root.addSubcommand("revoke", AgentOptions.revoke());
    }
    if (wanted.test("snooze")) {
      root.addSubcommand("snooze", withNames(CommandSpec.create().addOption(value("--for")), "1"));
    }
    if (wanted.test("quarantine")) {
      CommandSpec quarantine = withNames(CommandSpec.create(), "1");
      root.addSubcommand(
          "quarantine", quarantine.addOption(flag("--undo")).addOption(flag("--yes")));
    }
    if (wanted.test("doctor")) {
      CommandSpec doctor = auditing(CommandSpec.create());
      root.addSubcommand("doctor", doctor.addOption(flag("--self-test")));
    }
    if (wanted.test("shell-hook")) {
      root.addSubcommand("shell-hook", AgentOptions.oneWord());
    }
    if (wanted.test("completion")) {
      root.addSubcommand("completion", AgentOptions.oneWord());
    }
    if (wanted.test("manual")) {
      root.addSubcommand("manual", AgentOptions.plain());
    }
    return root;
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
