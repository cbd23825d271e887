package dev.auditpath.app;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.memory.StateDirectory;
import dev.auditpath.model.Delta;
import dev.auditpath.model.KnownFinding;
import dev.auditpath.notify.News;
import dev.auditpath.notify.Notifier;
import dev.auditpath.settings.Settings;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Hands what changed to the notifier, and time as well: what waits becomes due, and a person
 * answers when it suits them.
 */
final class DesktopNotices implements DeltaListener, AutoCloseable {
  private static final int TICK_SECONDS = 60;

  private final Notifier notifier;
  private final ScheduledExecutorService clock;
  private int seconds;

  DesktopNotices(Host host, Settings settings) {
    this.notifier =
        new Notifier(host, StateDirectory.of(host), settings.quietHours(), new Problems(host));
    this.clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "notify");
              thread.setDaemon(true);
              return thread;
            });
    clock.scheduleWithFixedDelay(this::second, 1, 1, TimeUnit.SECONDS);
  }

  private void second() {
    seconds++;
    if (notifier.hasAnswers() || seconds >= TICK_SECONDS) {
      seconds = 0;
      notifier.tick();
    }
  }

  @Override
  public void tell(Delta delta) {
    notifier.tell(
        new News(
            delta.raised(),
            delta.cleared().stream().map(KnownFinding::fingerprint).toList(),
            delta.since().equals(Instant.EPOCH)));
  }

  /** What shows stays on the screen. */
  @Override
  public void close() {
    clock.shutdownNow();
    notifier.close();
  }
}
