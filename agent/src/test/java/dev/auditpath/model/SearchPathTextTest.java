package dev.auditpath.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchPathTextTest {

  @Test
  void emptyElements_areKept() {
    assertThat(elements(":/usr/bin::/bin:")).containsExactly("", "/usr/bin", "", "/bin", "");
    assertThat(elements("")).containsExactly("");
    assertThat(elements(":")).containsExactly("", "");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8})
  void joiningTheElements_givesTheTextBack(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 1_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(20); length > 0; length--) {
        text.append(":/ab~.".charAt(random.nextInt(6)));
      }
      String path = text.toString();
      assertThat(String.join(":", elements(path))).as("seed %d", seed).isEqualTo(path);
    }
  }

  private static java.util.List<String> elements(String text) {
    return new SearchPathText("given", "--path", text).elements();
  }
}
