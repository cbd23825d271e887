package dev.auditpath.app;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.memory.StateDirectory;
import dev.auditpath.notify.Notifier;
import dev.auditpath.report.Presentation;
import dev.auditpath.report.StatusReport;
import java.io.IOException;
import java.util.Optional;

/** {@code audit-path status}: whether the agent is up, what it watches and what it could not. */
final class StatusCommand {
  private final Host host;
  private final Console console;

  StatusCommand(Host host, Console console) {
    this.host = host;
    this.console = console;
  }

  /** Returns {@code CLEAN} where the agent is up and its watches are armed, else {@code FOUND}. */
  ExitCode run(Call call, Presentation presentation) throws IOException {
    Problems problems = new Problems(host);
    AgentHealth health = AgentHealth.of(host, problems);
    StatusReport report =
        new StatusReport(
            presentation,
            health.isUp(),
            health.inWords(),
            health.running() ? health.status() : Optional.empty(),
            Notifier.waiting(StateDirectory.of(host), host, problems));
    if (call.format().equals("json")) {
      report.json(problems.toList(), console.out());
    } else {
      report.text(problems.toList(), console.out());
    }
    return health.isUp() ? ExitCode.CLEAN : ExitCode.FOUND;
  }
}
