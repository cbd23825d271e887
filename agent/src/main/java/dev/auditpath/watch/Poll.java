package dev.auditpath.watch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks again and again at directories that the kernel does not watch, on a thread of its own: a
 * look at a file system whose server is gone may never return, and then only this thread stands.
 */
final class Poll implements AutoCloseable {
  static final Duration INTERVAL = Duration.ofSeconds(30);

  private final Map<Path, Long> stamps = new HashMap<>();
  private final Hints hints;
  private final Thread thread;
  private volatile boolean closing;
  private volatile long began = System.nanoTime();
  private volatile boolean busy;

  private Poll(List<Path> directories, Hints hints, Duration interval) {
    this.hints = hints;
    this.thread = new Thread(() -> run(directories, interval), "poll");
    thread.setDaemon(true);
  }

  /** Starts; the first look is the one that later ones are compared with. */
  static Poll start(List<Path> directories, Hints hints, Duration interval) {
    Poll poll = new Poll(List.copyOf(directories), hints, interval);
    poll.thread.start();
    return poll;
  }

  private void run(List<Path> directories, Duration interval) {
    while (!closing) {
      began = System.nanoTime();
      busy = true;
      for (Path directory : directories) {
        look(directory);
      }
      busy = false;
      try {
        Thread.sleep(interval.toMillis());
      } catch (InterruptedException closed) {
        return;
      }
    }
  }

  private void look(Path directory) {
    long now = EntriesStamp.of(directory);
    Long before = stamps.put(directory, now);
    if (before != null && before != now && !closing) {
      hints.changed(directory);
    }
  }

  /** Returns whether a look has not come back for longer than the pause between two. */
  boolean isStalled() {
    return busy && System.nanoTime() - began > INTERVAL.toNanos();
  }

  @Override
  public void close() {
    closing = true;
    thread.interrupt();
  }
}
