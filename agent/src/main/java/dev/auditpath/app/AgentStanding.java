package dev.auditpath.app;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.memory.HistoryReader;
import dev.auditpath.memory.StatusFile;
import dev.auditpath.model.AgentStatus;
import dev.auditpath.model.Audit;
import dev.auditpath.model.Gap;
import dev.auditpath.model.HistoryEntry;
import dev.auditpath.model.Problem;
import dev.auditpath.model.Severity;
import dev.auditpath.watch.ChangeWatch;
import dev.auditpath.watch.Coverage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What there is to say of a running agent, and the file that says it. */
final class AgentStanding {
  private static final int MOST_GAPS = 10;
  private static final int MOST_LISTED = 50;
  private static final long PAGE_KILOBYTES = 4;

  private final Host host;
  private final StatusFile file;
  private final ChangeWatch watch;
  private final Supplier<List<Problem>> notices;
  private final AgentLog log;
  private final Instant started;
  private final List<Gap> gaps = new ArrayList<>();
  private boolean armed;
  private boolean stalled;
  private List<Problem> untold = List.of();
  private long audits;
  private long overflows;
  private int allowed;
  private Instant lastAudit;
  private Duration lastDuration = Duration.ZERO;
  private boolean complete;
  private Map<Severity, Integer> findings = Map.of();
  private List<String> searchPaths = List.of();
  private final List<String> broken = new ArrayList<>();
  private List<String> problems = List.of();

  /**
   * @param notices returns what stands in the way of telling a person, on any thread
   */
  AgentStanding(Host host, ChangeWatch watch, Supplier<List<Problem>> notices, AgentLog log) {
    this.host = host;
    this.file = new StatusFile(host);
    this.watch = watch;
    this.notices = notices;
    this.log = log;
    this.started = host.clock().instant();
    this.lastAudit = started;
  }

  /** Returns what the history is to say: that an agent starts, and since when there was none. */
  List<HistoryEntry> begin(Instant lastAudit) {
    List<HistoryEntry> entries = new ArrayList<>();
    gapBefore(lastAudit)
        .ifPresent(
            gap -> {
              gaps.add(gap);
              entries.add(gapEntry(gap.from(), gap.to(), gap.reason()));
            });
    entries.add(
        HistoryEntry.of(
            started, "started", "process", String.valueOf(ProcessHandle.current().pid())));
    // What an agent before it left must not pass for its own.
    write();
    return entries;
  }

  private Optional<Gap> gapBefore(Instant lastAudit) {
    Optional<Instant> sign = file.lastSign();
    if (sign.isPresent()) {
      return Optional.of(new Gap(sign.get(), started, "the agent before ended without a word"));
    }
    List<HistoryEntry> entries = new HistoryReader(host, new Problems(host)).read();
    if (!entries.isEmpty()) {
      HistoryEntry latest = entries.get(entries.size() - 1);
      for (int i = entries.size() - 1; i >= 0; i--) {
        if (entries.get(i).kind().equals("stopped")) {
          return Optional.of(new Gap(entries.get(i).at(), started, "no agent was running"));
        }
        if (entries.get(i).kind().equals("started")) {
          break;
        }
      }
      return Optional.of(
          new Gap(latest.at(), started, "no agent was running; this is its last known sign"));
    }
    return lastAudit.equals(Instant.EPOCH)
        ? Optional.empty()
        : Optional.of(new Gap(lastAudit, started, "the history is gone"));
  }

  /** Takes note of something of the agent's own that somebody else changed. */
  HistoryEntry broken(Problem problem) {
    broken.add(problem.place() + ": " + problem.message());
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("path", problem.place());
    fields.put("detail", problem.message());
    return new HistoryEntry(started, "broken", fields);
  }

  HistoryEntry gapEntry(Instant from, Instant to, String reason) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("from", from.toString());
    fields.put("to", to.toString());
    fields.put("reason", reason);
    return new HistoryEntry(host.clock().instant(), "gap", fields);
  }

  void gap(Instant from, Instant to, String reason) {
    gaps.add(new Gap(from, to, reason));
    if (gaps.size() > MOST_GAPS) {
      gaps.remove(0);
    }
  }

  void overflowed() {
    overflows++;
  }

  /** Takes from a run what there is to say of it, and holds on to nothing that was surveyed. */
  void looked(Agent.Run run) {
    Audit audit = run.audit();
    audits++;
    allowed = run.allowed();
    lastAudit = audit.started();
    lastDuration = audit.duration();
    complete = audit.complete();
    findings = Audit.summary(audit.findings());
    searchPaths =
        audit.inventory().searchPaths().stream()
            .map(path -> path.id() + ": " + path.source())
            .toList();
    problems = inWords(audit.problems());
    if (armed) {
      write();
    }
  }

  /** Notes what is watched now, and says so. */
  void armed() {
    armed = true;
    write();
  }

  boolean isMountedOver() {
    return watch.isMountedOver();
  }

  boolean isPartlyPolled() {
    return watch.coverage().watched() < watch.coverage().allowance()
        && !watch.coverage().polled().isEmpty();
  }

  /** Gives a sign of life. */
  void beat() {
    try {
      if (stalled != watch.stalled() || !untold.equals(notices.get())) {
        write();
      } else {
        file.touch(host.clock().instant());
      }
    } catch (IOException gone) {
      write();
    }
  }

  void end() throws IOException {
    file.remove();
  }

  String inWords() {
    Coverage coverage = watch.coverage();
    return coverage.watched()
        + " directories watched"
        + (coverage.polled().isEmpty() ? "" : ", " + coverage.polled().size() + " polled");
  }

  private void write() {
    try {
      file.write(status());
    } catch (IOException refused) {
      log.error("cannot write the status: " + Problems.reason(refused));
    }
  }

  private AgentStatus status() {
    stalled = watch.stalled();
    untold = notices.get();
    Coverage coverage = watch.coverage();
    List<String> polled = coverage.polled().stream().limit(MOST_LISTED).map(host::text).toList();
    List<String> reasons = new ArrayList<>(coverage.reasons());
    if (stalled) {
      reasons.add("and a look at one of them does not come back");
    }
    return new AgentStatus(
        ProcessHandle.current().pid(),
        started,
        armed,
        audits,
        lastAudit,
        lastDuration,
        complete,
        findings,
        allowed,
        searchPaths,
        coverage.watched(),
        coverage.allowance(),
        polled,
        reasons,
        overflows,
        gaps,
        Stream.of(broken, inWords(untold), problems).flatMap(List::stream).toList(),
        residentKilobytes());
  }

  private static List<String> inWords(List<Problem> problems) {
    return problems.stream()
        .limit(MOST_LISTED)
        .map(problem -> problem.place() + ": " + problem.message())
        .toList();
  }

  /** The second number of statm is the resident pages (proc_pid_statm(5)). */
  private long residentKilobytes() {
    Path statm = host.system("/proc/self/statm");
    try {
      return Long.parseLong(host.readText(statm, 256).split(" ", -1)[1]) * PAGE_KILOBYTES;
    } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException notLinux) {
      return 0;
    }
  }
}
