package dev.auditpath.app;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.host.SupervisorNotice;
import dev.auditpath.model.Audit;
import dev.auditpath.model.HistoryEntry;
import dev.auditpath.model.Problem;
import dev.auditpath.watch.Hints;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * When the agent looks: at once, on hints that have come to rest, after a gap, on request, and
 * every six hours as a net. The thread that works gives the signs of life, so a loop that hangs
 * gives none.
 */
final class AgentLoop {
  private static final Duration BEAT = Duration.ofSeconds(30);
  private static final Duration FULL = Duration.ofHours(6);

  /** After work: when as long nothing has come, memory is given back. */
  private static final Duration REST = Duration.ofSeconds(5);

  /** What could not be watched is tried again. */
  private static final Duration REARM = Duration.ofMinutes(10);

  private static final int MOST_ARMINGS = 3;

  private static final Duration GRACE = Duration.ofMillis(600);

  private final Host host;
  private final Agent agent;
  private final AgentStanding standing;
  private final HistoryWriter history;
  private final Hints hints;
  private final AgentLog log;
  private final SupervisorNotice notice;
  private final Duration beat;
  private final AtomicBoolean ending = new AtomicBoolean();
  private final AtomicBoolean parted = new AtomicBoolean();
  private final CountDownLatch ended = new CountDownLatch(1);
  private ClockWatch clocks;
  private long nextFull;
  private long nextRearm;
  private boolean worked;

  /**
   * What a loop works with.
   *
   * @param standing what is said of the agent to those who ask
   */
  record Parts(
      Agent agent, AgentStanding standing, HistoryWriter history, Hints hints, AgentLog log) {}

  AgentLoop(Host host, Parts parts, SupervisorNotice notice) {
    this.host = host;
    this.agent = parts.agent();
    this.standing = parts.standing();
    this.history = parts.history();
    this.hints = parts.hints();
    this.log = parts.log();
    this.notice = notice;
    this.beat =
        notice
            .watchdog()
            .map(period -> period.dividedBy(3))
            .filter(third -> third.compareTo(BEAT) < 0)
            .orElse(BEAT);
    this.clocks = new ClockWatch(System.nanoTime(), host.clock().instant());
  }

  /** Runs until {@link #end} is called. */
  void run() throws InterruptedException {
    try {
      begin();
      while (!ending.get()) {
        Duration wait = worked && REST.compareTo(beat) < 0 ? REST : beat;
        turn(hints.await(wait), wait);
      }
      part();
    } finally {
      ended.countDown();
    }
  }

  private void begin() {
    List<Problem> lost = agent.recall();
    List<HistoryEntry> first = new ArrayList<>(standing.begin(agent.baseline().at()));
    lost.forEach(problem -> first.add(standing.broken(problem)));
    history.write(first);
    settle(look("it begins"), true);
    standing.armed();
    startClocks();
    nextFull = System.nanoTime() + spread(FULL).toNanos();
    nextRearm = System.nanoTime() + REARM.toNanos();
    tellSupervisor("READY=1\nSTATUS=" + standing.inWords());
    log.information("armed: " + standing.inWords());
  }

  private void turn(Hints.Taken taken, Duration waited) {
    Optional<ClockWatch.Jump> jump = clocks.look(System.nanoTime(), host.clock().instant(), waited);
    boolean remounted = standing.isMountedOver();
    if (!ending.get()
        && (taken.lookAgain() || taken.requested() || jump.isPresent() || remounted || isDue())) {
      jump.ifPresent(this::gap);
      if (taken.overflow()) {
        overflow();
      }
      lookAndArm(taken, jump.isPresent() || remounted);
    } else if (worked) {
      rest();
    }
    history.retry();
    agent.save();
    standing.beat();
    tellSupervisor("WATCHDOG=1");
  }

  /** By itself the runtime collects only when it needs room, and gives nothing back until then. */
  private void rest() {
    worked = false;
    agent.rest();
    System.gc();
    standing.armed();
  }

  private boolean isDue() {
    return System.nanoTime() - nextFull >= 0
        || (standing.isPartlyPolled() && System.nanoTime() - nextRearm >= 0);
  }

  private void lookAndArm(Hints.Taken taken, boolean afterGap) {
    boolean again = taken.overflow() || taken.moved() || taken.requested() || afterGap || isDue();
    settle(look(why(taken, afterGap)), again);
    if (again) {
      nextFull = System.nanoTime() + spread(FULL).toNanos();
      nextRearm = System.nanoTime() + REARM.toNanos();
    }
    standing.armed();
    startClocks();
  }

  /** What an audit takes is no gap. */
  private void startClocks() {
    clocks = new ClockWatch(System.nanoTime(), host.clock().instant());
  }

  /** What happens before the watches stand is seen by looking once they do. */
  private void settle(Audit first, boolean again) {
    Audit seen = first;
    int times = 0;
    while (agent.arm(seen.inventory(), again && times == 0)) {
      seen = look("the watches stand");
      if (++times == MOST_ARMINGS) {
        // A tree that changes faster than it can be watched: soon again.
        hints.overflow();
        return;
      }
    }
  }

  private String why(Hints.Taken taken, boolean afterGap) {
    if (taken.count() == 0) {
      return afterGap ? "not all was watched" : taken.requested() ? "on request" : "it is time";
    }
    String places = String.join(", ", taken.places().stream().limit(2).map(host::text).toList());
    return taken.count() + " hints" + (places.isEmpty() ? "" : ", " + places);
  }

  private Audit look(String why) {
    worked = true;
    Agent.Run run = agent.look();
    standing.looked(run);
    run.delta()
        .filter(delta -> !delta.isEmpty())
        .ifPresent(
            delta ->
                log.information(
                    delta.raised().size()
                        + " raised, "
                        + delta.cleared().size()
                        + " cleared, "
                        + delta.changes().size()
                        + " other changes ("
                        + why
                        + ")"));
    return run.audit();
  }

  private void gap(ClockWatch.Jump jump) {
    Instant now = host.clock().instant();
    standing.gap(jump.from(), now, jump.reason());
    history.write(List.of(standing.gapEntry(jump.from(), now, jump.reason())));
    log.warning("not watched since " + jump.from() + ": " + jump.reason());
  }

  private void overflow() {
    standing.overflowed();
    Instant now = host.clock().instant();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("reason", "events were lost; everything is looked at again");
    history.write(List.of(new HistoryEntry(now, "gap", fields)));
    log.warning("events were lost; everything is looked at again");
  }

  /** Has everything looked at again soon; safe to call from any thread. */
  void request() {
    hints.request();
  }

  /**
   * Ends the loop, in order and within a second; safe to call from any thread. Returns whether the
   * loop ended by itself.
   */
  boolean end() {
    ending.set(true);
    hints.request();
    try {
      if (ended.await(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        return true;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    // An audit is being made; nothing of it is told.
    part();
    return false;
  }

  private void part() {
    if (parted.compareAndSet(false, true)) {
      history.write(List.of(new HistoryEntry(host.clock().instant(), "stopped", Map.of())));
      try {
        standing.end();
      } catch (IOException stays) {
        log.warning("the status file stays: " + Problems.reason(stays));
      }
      tellSupervisor("STOPPING=1");
    }
  }

  private void tellSupervisor(String lines) {
    notice.send(lines).ifPresent(why -> log.warning("cannot tell the supervisor: " + why));
  }

  /** A tenth sooner or later, so that many machines do not work at one moment. */
  private static Duration spread(Duration period) {
    long tenth = period.toMillis() / 10;
    return period.plusMillis(ThreadLocalRandom.current().nextLong(-tenth, tenth + 1));
  }
}
