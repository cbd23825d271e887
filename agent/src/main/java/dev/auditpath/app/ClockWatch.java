package dev.auditpath.app;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Notices from two clocks that this process did not run, or that somebody set one of them. The
 * monotonic clock stands still while the machine sleeps; the other one jumps.
 */
final class ClockWatch {
  /** A busy machine may be late by seconds. */
  private static final Duration TOLERANCE = Duration.ofSeconds(10);

  private long monotonic;
  private Instant wall;

  ClockWatch(long monotonic, Instant wall) {
    this.monotonic = monotonic;
    this.wall = wall;
  }

  /**
   * What was noticed.
   *
   * @param from the last time before it
   * @param reason a clause
   */
  record Jump(Instant from, String reason) {}

  /**
   * Compares with the last call.
   *
   * @param asked how long the wait was to take, by the monotonic clock, and whatever was done
   */
  Optional<Jump> look(long nowMonotonic, Instant nowWall, Duration asked) {
    Duration ran = Duration.ofNanos(nowMonotonic - monotonic);
    Duration passed = Duration.between(wall, nowWall);
    Instant from = wall;
    monotonic = nowMonotonic;
    wall = nowWall;
    if (ran.minus(asked).compareTo(TOLERANCE) > 0) {
      return Optional.of(new Jump(from, "the process was stopped"));
    }
    if (passed.minus(ran).compareTo(TOLERANCE) > 0) {
      return Optional.of(new Jump(from, "the machine slept, or its clock was set forward"));
    }
    if (ran.minus(passed).compareTo(TOLERANCE) > 0) {
      return Optional.of(new Jump(nowWall, "the machine's clock was set back"));
    }
    return Optional.empty();
  }
}
