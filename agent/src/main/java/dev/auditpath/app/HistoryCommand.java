package dev.auditpath.app;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.memory.HistoryReader;
import dev.auditpath.model.HistoryEntry;
import dev.auditpath.report.HistoryReport;
import dev.auditpath.report.Presentation;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** {@code audit-path history}: what changed and when, and when nothing was watched. */
final class HistoryCommand {
  private final Host host;
  private final Console console;

  HistoryCommand(Host host, Console console) {
    this.host = host;
    this.console = console;
  }

  /** Returns {@code CLEAN}, and {@code INCOMPLETE} where the history was changed or is damaged. */
  ExitCode run(Call call, Presentation presentation, Allowing options) throws IOException {
    Problems problems = new Problems(host);
    Instant since = options.since().orElse(Instant.MIN);
    List<HistoryEntry> entries =
        new HistoryReader(host, problems)
            .read().stream().filter(entry -> !entry.at().isBefore(since)).toList();
    HistoryReport report = new HistoryReport(presentation);
    if (call.format().equals("json")) {
      report.json(entries, problems.toList(), console.out());
    } else {
      report.text(entries, problems.toList(), console.out());
    }
    return problems.toList().isEmpty() ? ExitCode.CLEAN : ExitCode.INCOMPLETE;
  }
}
