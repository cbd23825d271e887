package dev.auditpath.app;

import dev.auditpath.report.Presentation;

/** Lines of a check-up as they come, and how many of them are bad news. */
final class Checkup {
  private final Console console;
  private final Presentation presentation;
  private int warnings;
  private int failures;

  Checkup(Console console, Presentation presentation) {
    this.console = console;
    this.presentation = presentation;
  }

  /** All is well. */
  void well(String subject, String detail) {
    line(console.unicode() ? "✓" : "ok ", subject, detail);
  }

  /** Works, with a limit that one should know. */
  void warn(String subject, String detail, String remedy) {
    warnings++;
    line("!", subject, detail);
    line(" ", "", "-> " + remedy);
  }

  /** Does not work. */
  void fail(String subject, String detail, String remedy) {
    failures++;
    line(console.unicode() ? "✗" : "X  ", subject, detail);
    line(" ", "", "-> " + remedy);
  }

  private void line(String mark, String subject, String detail) {
    console
        .out()
        .print(
            String.format("%s %-14s %s", mark, subject, presentation.shown(detail)).stripTrailing()
                + "\n");
    console.out().flush();
  }

  /** Prints the sum; returns what the program's exit says. */
  ExitCode sum() {
    console.out().print("\n");
    console
        .out()
        .print(
            failures == 0 && warnings == 0
                ? "All is well.\n"
                : (failures == 1 ? "1 failure, " : failures + " failures, ")
                    + (warnings == 1 ? "1 warning.\n" : warnings + " warnings.\n"));
    return failures == 0 ? ExitCode.CLEAN : ExitCode.FOUND;
  }
}
