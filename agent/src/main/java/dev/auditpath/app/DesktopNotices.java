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

/**
 * Hands what changed to the notifier, and time as well: what waits becomes due, and a person
 * answers when it suits them.
 */
final class DesktopNotices implements DeltaListener, AutoCloseable {
  private static final int TICK_SECONDS = 60;
  private static final long SECOND = 1000;

  private final Notifier notifier;
  private final Thread clock;

  DesktopNotices(Host host, Settings settings) {
    this.notifier =
        new Notifier(host, StateDirectory.of(host), settings.quietHours(), new Problems(host));
    this.clock = new Thread(this::tick, "notify");
    clock.setDaemon(true);
    clock.start();
  }

  private void tick() {
    int seconds = 0;
    try {
      while (true) {
        Thread.sleep(SECOND);
        seconds++;
        if (notifier.hasAnswers() || seconds >= TICK_SECONDS) {
          seconds = 0;
          notifier.tick();
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
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
    clock.interrupt();
    notifier.close();
  }
}
