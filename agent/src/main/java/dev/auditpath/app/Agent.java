package dev.auditpath.app;

import dev.auditpath.examine.CodeReader;
import dev.auditpath.examine.RememberingReader;
import dev.auditpath.host.Host;
import dev.auditpath.host.Mounts;
import dev.auditpath.host.Problems;
import dev.auditpath.judge.Comparison;
import dev.auditpath.memory.AllowedFile;
import dev.auditpath.memory.BaselineFile;
import dev.auditpath.memory.NewerStateException;
import dev.auditpath.memory.ShellPaths;
import dev.auditpath.model.Audit;
import dev.auditpath.model.Baseline;
import dev.auditpath.model.Delta;
import dev.auditpath.model.Finding;
import dev.auditpath.model.Inventory;
import dev.auditpath.model.Problem;
import dev.auditpath.model.SearchPathText;
import dev.auditpath.settings.Settings;
import dev.auditpath.settings.SettingsException;
import dev.auditpath.settings.SettingsReader;
import dev.auditpath.watch.ChangeWatch;
import dev.auditpath.watch.Hints;
import dev.auditpath.watch.WatchPlan;
import dev.auditpath.watch.WatchPlanner;
import dev.auditpath.worker.AnalysisWorker;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One run after another: audit, tell what changed, remember, watch what was seen. Used by one
 * thread; what it tells and keeps is a full audit's, whatever was hinted at.
 */
final class Agent {
  /** While the tree still changes, what is seen may be half of something. */
  private static final int MOST_POSTPONED = 2;

  private final Host host;
  private final Optional<Path> config;
  private final AgentLog log;
  private final List<DeltaListener> listeners;
  private final BaselineFile baselineFile;
  private final ChangeWatch watch;
  private final Hints hints;
  private final AnalysisWorker worker;
  private final WorkerReader workerReader;
  private CodeReader reader;
  private Settings settings;
  private Baseline baseline = Baseline.NONE;
  private boolean mayWriteBaseline = true;
  private boolean unsaved;
  private int postponed;

  /**
   * What an agent works with.
   *
   * @param config the configuration file that the call named
   * @param hints where what the watch notices waits
   * @param worker reads code
   * @param alive gives a sign of life in the middle of an audit
   */
  record Tools(
      Optional<Path> config,
      AgentLog log,
      Hints hints,
      ChangeWatch watch,
      AnalysisWorker worker,
      Runnable alive) {}

  /**
   * @param settings what holds until the first reading
   * @param listeners are told in this order
   */
  Agent(Host host, Settings settings, Tools tools, List<DeltaListener> listeners) {
    this.host = host;
    this.settings = settings;
    this.config = tools.config();
    this.log = tools.log();
    this.listeners = List.copyOf(listeners);
    this.hints = tools.hints();
    this.watch = tools.watch();
    this.worker = tools.worker();
    this.workerReader = new WorkerReader(worker, tools.alive());
    this.reader = new RememberingReader(workerReader);
    this.baselineFile = new BaselineFile(host);
  }

  /**
   * What a run has to say of itself.
   *
   * @param audit without what is allowed
   * @param allowed how many findings were allowed
   * @param delta what was told; nothing where it is to be looked at again first
   */
  record Run(Audit audit, int allowed, Optional<Delta> delta) {}

  /** Recalls what the last agent left, and returns what is wrong with it. */
  List<Problem> recall() {
    Problems problems = new Problems(host);
    try {
      baseline = baselineFile.read(problems);
    } catch (NewerStateException newer) {
      mayWriteBaseline = false;
      log.error(newer.getMessage() + "; nothing is remembered meanwhile");
    }
    problems.toList().forEach(problem -> log.warning(problem.place() + ": " + problem.message()));
    return problems.toList();
  }

  /** Returns what the next audit will be compared with. */
  Baseline baseline() {
    return baseline;
  }

  /** Audits, tells and remembers. */
  Run look() {
    Host afresh = host.afresh();
    Problems problems = new Problems(afresh);
    Settings now = reread(afresh, problems);
    Allowances allowances = Allowances.of(afresh, problems);
    List<SearchPathText> searchPaths =
        new SearchPaths(afresh, problems, false, false).learnWithoutCaller();
    Auditor.Outcome outcome =
        new Auditor(
                afresh,
                now,
                new Progress(new PrintWriter(Writer.nullWriter()), false),
                problems,
                reader)
            .audit(searchPaths, Catalog.rules(baseline));
    if (worker.wasRefused()) {
      // What no process could be started for is tried again at the next audit.
      reader = new RememberingReader(workerReader);
    }
    Audit all = outcome.audit();
    Audit audit = allowances.without(all);
    List<Finding> told = audit.atLeast(now.minSeverity());
    Comparison comparison =
        new Comparison(baseline, all, outcome.facts(), told, now.inWords(afresh::text));
    Delta delta = comparison.delta();
    int allowed = all.findings().size() - audit.findings().size();
    if (hints.pending() && !delta.raised().isEmpty() && postponed < MOST_POSTPONED) {
      postponed++;
      return new Run(audit.withFindings(told), allowed, Optional.empty());
    }
    postponed = 0;
    if (!delta.isEmpty()) {
      listeners.forEach(listener -> listener.tell(delta));
    }
    remember(comparison.next(), delta);
    return new Run(audit.withFindings(told), allowed, Optional.of(delta));
  }

  private Settings reread(Host afresh, Problems problems) {
    try {
      settings = new SettingsReader().read(afresh, config, problems);
      return settings;
    } catch (SettingsException wrong) {
      String what = wrong.getMessage() + "; what held before holds meanwhile";
      log.error(what);
      problems.add(new Problem("configuration", "configuration", what, false));
      return settings;
    }
  }

  private void remember(Baseline next, Delta delta) {
    boolean same =
        delta.isEmpty()
            && next.winners().equals(baseline.winners())
            && next.settings().equals(baseline.settings())
            && !baseline.isFirst();
    baseline = next;
    unsaved |= !same;
    save();
  }

  /** Ends what is not needed before the next audit. */
  void rest() {
    worker.rest();
  }

  /** Writes what could not be written before. */
  void save() {
    if (!unsaved || !mayWriteBaseline) {
      return;
    }
    try {
      baselineFile.write(baseline);
      unsaved = false;
    } catch (IOException refused) {
      log.error("cannot write the baseline, will try again: " + Problems.reason(refused));
    }
  }

  /**
   * Watches what an audit saw.
   *
   * @param again whether to begin anew even where nothing seems other than before
   * @return whether there was a moment in which something was not watched
   */
  boolean arm(Inventory inventory, boolean again) {
    Problems problems = new Problems(host);
    List<Path> own = new ArrayList<>(SettingsReader.places(host));
    config.ifPresent(own::add);
    own.add(AllowedFile.place(host));
    own.add(ShellPaths.directory(host));
    WatchPlan plan =
        WatchPlanner.plan(
            inventory,
            new WatchPlanner.Besides(own, ProjectFolders.of(host, problems)),
            host,
            Mounts.read(host, problems));
    return watch.arm(plan, again);
  }
}
