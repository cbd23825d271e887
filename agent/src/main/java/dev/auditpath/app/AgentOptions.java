package dev.auditpath.app;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The options of the agent and of the commands about what it knows. */
final class AgentOptions {
  private AgentOptions() {}

  static CommandSpec agent() {
    return plain()
        .addOption(CommandLineModel.value("--config"))
        // For tests: the first event after each arming is lost, and told as an overflow.
        .addOption(
            OptionSpec.builder("--simulate-overflow")
                .arity("0")
                .type(boolean.class)
                .hidden(true)
                .build());
  }

  static CommandSpec status() {
    return plain().addOption(CommandLineModel.value("--format"));
  }

  static CommandSpec history() {
    return status().addOption(CommandLineModel.value("--since"));
  }

  static CommandSpec allow() {
    return CommandLineModel.auditing(CommandSpec.create())
        .addPositional(names("0..1"))
        .addOption(CommandLineModel.value("--reason"))
        .addOption(CommandLineModel.value("--until"))
        .addOption(CommandLineModel.flag("--list"));
  }

  static CommandSpec revoke() {
    return plain().addPositional(names("1"));
  }

  static CommandSpec oneWord() {
    return plain().addPositional(names("1"));
  }

  static CommandSpec plain() {
    return CommandSpec.create().addOption(CommandLineModel.flag("--help", "-h"));
  }

  private static PositionalParamSpec names(String arity) {
    return PositionalParamSpec.builder()
        .paramLabel("NAME")
        .arity(arity)
        .index("0..*")
        .required(!arity.startsWith("0"))
        .type(String[].class)
        .build();
  }
}
