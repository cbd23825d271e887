package dev.auditpath.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClockWatchTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration BEAT = Duration.ofSeconds(30);

  @Test
  void clocksThatAgree_areNoGap() {
    assertThat(after(Duration.ofSeconds(31), Duration.ofSeconds(31))).isEmpty();
  }

  @Test
  void longerThanAsked_isAStop() {
    assertThat(after(Duration.ofMinutes(5), Duration.ofMinutes(5)))
        .contains(new ClockWatch.Jump(START, "the process was stopped"));
  }

  @Test
  void wallClockAhead_isASleep() {
    assertThat(after(Duration.ofSeconds(3), Duration.ofHours(8)))
        .map(ClockWatch.Jump::reason)
        .contains("the machine slept, or its clock was set forward");
  }

  @Test
  void wallClockBehind_isSaid() {
    assertThat(after(Duration.ofSeconds(30), Duration.ofDays(-1)))
        .map(ClockWatch.Jump::reason)
        .contains("the machine's clock was set back");
  }

  private static Optional<ClockWatch.Jump> after(Duration monotonic, Duration wall) {
    ClockWatch clocks = new ClockWatch(7, START);
    return clocks.look(7 + monotonic.toNanos(), START.plus(wall), BEAT);
  }
}
