package dev.auditpath.manual;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Completion for bash, as picocli writes it. */
public final class BashCompletion {
  private BashCompletion() {}

  /** Returns a script for {@code bash-completion/completions} or for {@code source}. */
  public static String of(CommandSpec root) {
    return AutoComplete.bash(root.name(), new CommandLine(root));
  }
}
