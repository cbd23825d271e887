package dev.auditpath.app;

import dev.auditpath.manual.BashCompletion;
import dev.auditpath.manual.FishCompletion;
import dev.auditpath.manual.ManualPage;
import dev.auditpath.manual.ZshCompletion;
import picocli.CommandLine.Model.CommandSpec;

/** {@code audit-path completion SHELL} and {@code audit-path manual}. */
final class ManualCommand {
  private final Console console;
  private final String version;

  ManualCommand(Console console, String version) {
    this.console = console;
    this.version = version;
  }

  /** Prints what a shell needs to complete a call. */
  ExitCode completion(String shell) throws UsageException {
    CommandSpec commands = ManualTexts.described();
    console
        .out()
        .print(
            switch (shell) {
              case "bash" -> BashCompletion.of(commands);
              case "zsh" -> ZshCompletion.of(commands);
              case "fish" -> FishCompletion.of(commands);
              default ->
                  throw new UsageException(
                      "\"" + shell + "\" is none of the shells with completions: bash, zsh, fish");
            });
    return ExitCode.CLEAN;
  }

  /** Prints the manual page as roff. */
  ExitCode page() {
    console.out().print(ManualPage.of(ManualTexts.described(), version, ManualTexts.SECTIONS));
    return ExitCode.CLEAN;
  }
}
