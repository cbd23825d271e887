package dev.auditpath.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HintsTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Path PLACE = Path.of("/bin/x");

  @Test
  void burst_isTakenOnce() throws InterruptedException {
    Hints hints = new Hints(Duration.ofMillis(50), LONG);
    for (int i = 0; i < 1_000; i++) {
      hints.changed(PLACE);
    }

    Hints.Taken taken = hints.await(LONG);

    assertThat(taken.count()).isEqualTo(1_000);
    assertThat(taken.places()).containsExactly(PLACE);
    assertThat(hints.pending()).isFalse();
    assertThat(hints.await(Duration.ofMillis(1)).lookAgain()).isFalse();
  }

  @Test
  void hintsThatDoNotEnd_areTakenAfterTheLongestDelay() throws InterruptedException {
    Hints hints = new Hints(LONG, Duration.ofMillis(100));
    hints.changed(PLACE);

    assertThat(hints.await(LONG).count()).isEqualTo(1);
  }

  @Test
  void hintsThatHaveNotComeToRest_stay() throws InterruptedException {
    Hints hints = new Hints(LONG, LONG);
    hints.changed(PLACE);

    assertThat(hints.await(Duration.ofMillis(20)).lookAgain()).isFalse();
    assertThat(hints.pending()).isTrue();
  }

  @Test
  void request_endsTheWait() throws InterruptedException {
    Hints hints = new Hints();
    Thread other = new Thread(hints::request);
    other.start();

    Hints.Taken taken = hints.await(LONG);
    other.join();

    assertThat(taken.requested()).isTrue();
    assertThat(taken.lookAgain()).isFalse();
  }

  @Test
  void overflowAndMove_areTold() throws InterruptedException {
    Hints hints = new Hints(Duration.ofMillis(1), LONG);
    hints.overflow();
    hints.moved(PLACE);

    Hints.Taken taken = hints.await(LONG);

    assertThat(taken.overflow()).isTrue();
    assertThat(taken.moved()).isTrue();
  }
}
