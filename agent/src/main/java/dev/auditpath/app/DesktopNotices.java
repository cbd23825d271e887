package dev.auditpath.app;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.memory.StateDirectory;
import dev.auditpath.model.Delta;
import dev.auditpath.model.KnownFinding;
import dev.auditpath.model.Problem;
import dev.auditpath.notify.News;
import dev.auditpath.notify.Notifier;
import dev.auditpath.settings.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Hands what changed to the notifier, and time as well: what waits becomes due, and a person
 * answers when it suits them. Whoever tells waits for the disk alone; the desktop is asked by a
 * thread of its own, for which the ledger on disk is the queue.
 */
final class DesktopNotices implements DeltaListener, AutoCloseable {
  private static final int TICK_SECONDS = 60;
  private static final long FLUSH_MILLISECONDS = 400;
  private static final long END_MILLISECONDS = 200;

  private final Notifier notifier;
  private final Problems problems;
  private final AgentLog log;

  /** What the last run left waiting is news. */
  private final Semaphore news = new Semaphore(1);

  private final Thread thread;
  private volatile boolean closing;
  private volatile List<Problem> troubles = List.of();

  DesktopNotices(Host host, Settings settings, AgentLog log) {
    this.problems = new Problems(host);
    this.log = log;
    this.notifier = new Notifier(host, StateDirectory.of(host), settings.quietHours(), problems);
    notifier.onAnswer(news::release);
    this.thread = new Thread(this::run, "notify");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      while (!closing) {
        // News, an answer, or a minute gone by: each is a reason to look.
        if (news.tryAcquire(TICK_SECONDS, TimeUnit.SECONDS)) {
          news.drainPermits();
        }
        notifier.tick();
        report();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void report() {
    List<Problem> now = new ArrayList<>(problems.take());
    notifier
        .failure()
        .ifPresent(why -> now.add(new Problem("not-told", "desktop notifications", why, false)));
    for (Problem problem : now) {
      if (!troubles.contains(problem)) {
        log.warning(problem.place() + ": " + problem.message());
      }
    }
    troubles = List.copyOf(now);
  }

  /**
   * Returns what stood in the way of telling, or of keeping what is to be told, at the last try.
   */
  List<Problem> troubles() {
    return troubles;
  }

  @Override
  public void tell(Delta delta) {
    notifier.note(
        new News(
            delta.raised(),
            delta.cleared().stream().map(KnownFinding::fingerprint).toList(),
            delta.since().equals(Instant.EPOCH)));
    news.release();
  }

  /** What shows stays on the screen; what cannot be told within a moment waits for the next run. */
  @Override
  public void close() {
    closing = true;
    news.release();
    try {
      thread.join(FLUSH_MILLISECONDS);
      if (thread.isAlive()) {
        thread.interrupt();
        thread.join(END_MILLISECONDS);
      }
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
    if (!thread.isAlive()) {
      notifier.close();
    }
  }
}
