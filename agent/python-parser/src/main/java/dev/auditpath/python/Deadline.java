package dev.auditpath.python;

import java.time.Duration;

/** The moment after which work is given up, on the monotonic clock of this process. */
public final class Deadline {
  private final long nanoTime;

  private Deadline(long nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Returns the moment that is so far away from now. */
  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** Returns whether the moment is over. */
  public boolean isPast() {
    return System.nanoTime() - nanoTime > 0;
  }
}
