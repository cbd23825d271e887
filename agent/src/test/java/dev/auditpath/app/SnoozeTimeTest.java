package dev.auditpath.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnoozeTimeTest {

  @ParameterizedTest
  @CsvSource({"30m,PT30M", "8h,PT8H", "1d,PT24H", "2w,PT336H", "366d,PT8784H"})
  void time_isANumberAndALetter(String text, Duration time) throws UsageException {
    assertThat(SnoozeCommand.time(text)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "d", "0d", "-1d", "1y", "1 d", "367d", "9999w", "1d2h"})
  void anythingElse_isAWrongCall(String text) {
    assertThatThrownBy(() -> SnoozeCommand.time(text)).isInstanceOf(UsageException.class);
  }
}
