package dev.auditpath.app;

import dev.auditpath.host.Host;
import dev.auditpath.host.PrivateDirectory;
import dev.auditpath.host.Problems;
import dev.auditpath.host.Signals;
import dev.auditpath.host.SupervisorNotice;
import dev.auditpath.memory.InstanceLock;
import dev.auditpath.memory.RuntimeDirectory;
import dev.auditpath.memory.StateDirectory;
import dev.auditpath.settings.Settings;
import dev.auditpath.settings.SettingsException;
import dev.auditpath.settings.SettingsReader;
import dev.auditpath.watch.ChangeWatch;
import dev.auditpath.watch.Hints;
import dev.auditpath.worker.AnalysisWorker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code audit-path agent}: audits, and again whenever something changes, until it is ended. */
final class AgentCommand {
  private final Host host;
  private final Console console;

  AgentCommand(Host host, Console console) {
    this.host = host;
    this.console = console;
  }

  /**
   * Runs until SIGTERM or SIGINT.
   *
   * @return {@code CLEAN} after that, and where another agent is up already
   */
  ExitCode run(Call call, boolean simulateOverflow) throws SettingsException, IOException {
    Settings settings = new SettingsReader().read(host, call.config(), new Problems(host));
    Optional<InstanceLock> lock = InstanceLock.take(host);
    if (lock.isEmpty()) {
      return secondInstance();
    }
    try {
      runAlone(call, settings, simulateOverflow);
      return ExitCode.CLEAN;
    } finally {
      lock.get().close();
    }
  }

  private void runAlone(Call call, Settings settings, boolean simulateOverflow) throws IOException {
    AgentLog log = new AgentLog(sink());
    SupervisorNotice notice = new SupervisorNotice(host, RuntimeDirectory.require(host));
    Hints hints = new Hints();
    HistoryWriter history = new HistoryWriter(host, log);
    try (ChangeWatch watch = new ChangeWatch(host, hints, simulateOverflow);
        AnalysisWorker worker = new AnalysisWorker(host);
        DesktopNotices notices = new DesktopNotices(host, settings, log)) {
      AgentStanding standing = new AgentStanding(host, watch, notices::troubles, log);
      Agent agent =
          new Agent(
              host,
              settings,
              new Agent.Tools(
                  call.config(),
                  log,
                  hints,
                  watch,
                  worker,
                  () -> notice.send("WATCHDOG=1\nEXTEND_TIMEOUT_USEC=60000000")),
              // The history waits for no desktop.
              List.of(history, notices));
      AgentLoop loop =
          new AgentLoop(host, new AgentLoop.Parts(agent, standing, history, hints, log), notice);
      takeSignals(loop, log);
      loop.run();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private static void takeSignals(AgentLoop loop, AgentLog log) {
    Runnable end =
        () -> {
          if (!loop.end()) {
            Signals.halt(ExitCode.CLEAN.number());
          }
        };
    if (!Signals.on("TERM", end) || !Signals.on("INT", end)) {
      log.warning("this runtime gives no signals; the end will be sudden");
    }
    Signals.on(
        "HUP",
        () -> {
          log.information("reads its configuration again");
          loop.request();
        });
  }

  /** The journal where one listens, a person at a terminal, else a file. */
  private AgentLog.Sink sink() {
    boolean journal = host.variable("JOURNAL_STREAM").isPresent();
    if (!journal && !console.errIsTerminal() && isWritable(StateDirectory.of(host))) {
      return new RollingLog(StateDirectory.of(host), host);
    }
    return (priority, line) -> {
      console.err().print((journal ? "<" + priority + ">" : "audit-path: ") + line + "\n");
      console.err().flush();
    };
  }

  private boolean isWritable(Path directory) {
    try {
      PrivateDirectory.require(directory, host);
      return Files.isWritable(directory);
    } catch (IOException refused) {
      return false;
    }
  }

  private ExitCode secondInstance() throws IOException {
    AgentHealth health = AgentHealth.of(host, new Problems(host));
    if (health.isUp()) {
      console.out().print("audit-path: an agent is running already: " + health.inWords() + "\n");
      return ExitCode.CLEAN;
    }
    console.err().print("audit-path: an agent holds the lock, but " + health.inWords() + "\n");
    return ExitCode.INCOMPLETE;
  }
}
