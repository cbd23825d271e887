package dev.auditpath.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTest {

  @ParameterizedTest
  @CsvSource({
    "'plain/name', 'plain/name'",
    "'a\u001b[2Jb', 'a\\x1b[2Jb'",
    "'a\u001b]0;title\u0007', 'a\\x1b]0;title\\x07'",
    "'a\rb\nc\td', 'a\\rb\\nc\\td'",
    "'a\u007fb\u0085c', 'a\\x7fb\\x85c'",
    "'a\u202eb', 'a\\u202eb'",
    "'a\u200bb', 'a\\u200bb'",
    "'gi\uDCFFt', 'gi\\xfft'",
    "'h\u00e9', 'h\u00e9'",
    "'/bin/g\u0456t', '/bin/g\\u0456t'",
    "'/home/\u0456\u0432\u0430\u043d/git', '/home/\u0456\u0432\u0430\u043d/git'"
  })
  void whatATerminalCouldActOn_isWrittenOut(String text, String visible) {
    assertThat(Visible.text(text, true)).isEqualTo(visible);
  }

  @Test
  void lettersBeyondAscii_areWrittenOutWhereTheTerminalHasNone() {
    assertThat(Visible.text("h\u00e9 \u4e2d \ud83d\ude00", false))
        .isEqualTo("h\\u00e9 \\u4e2d \\U0001f600");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8})
  void noControlCharacter_everPasses(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(10); length > 0; length--) {
        text.append((char) random.nextInt(0x10000));
      }
      String visible = Visible.text(text.toString(), random.nextBoolean());
      assertThat(visible.codePoints().noneMatch(VisibleTest::isDangerous))
          .as("seed %d", seed)
          .isTrue();
    }
  }

  private static boolean isDangerous(int point) {
    int type = Character.getType(point);
    return type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
  }
}
