package dev.auditpath.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "-rf *",
        "$(touch x)",
        "a'b",
        "new\nline",
        "",
        "\u001b[2J",
        "a b",
        "~",
        "`id`",
        "\\",
        "'\n'",
        "\u00e9"
      })
  void bash_readsTheWordBack(String word) throws IOException {
    assertThat(readBack(word)).isEqualTo(word);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anyWord_isReadBack(long seed) throws IOException {
    Random random = new Random(seed);
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      word.append((char) (1 + random.nextInt(0x7F)));
    }
    assertThat(readBack(word.toString())).as("seed %d", seed).isEqualTo(word.toString());
  }

  private static String readBack(String word) throws IOException {
    Process bash =
        new ProcessBuilder("/bin/bash", "-c", "printf '%s' " + ShellWord.quoted(word)).start();
    return new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
