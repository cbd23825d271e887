package dev.auditpath.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.auditpath.host.Host;
import dev.auditpath.model.Platform;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedSettingsTest {
  private static final String S = "{\"schema\":\"audit-path/config/1\",";
  private static final String GOOD =
      S
          + "\"failOn\":\"high\",\"minSeverity\":\"low\",\"environments\":[\"/a\",\"~/b\"],"
          + "\"roots\":[],\"knownTools\":[{\"name\":\"git\",\"group\":\"vcs\",\"weight\":\"high\","
          + "\"publishers\":{\"pypi\":[\"a\"],\"go\":[\"x/y\"]},\"reserved\":true,\"note\":\"ü\"}]}";
  private static final Host HOST =
      new Host(
          Platform.LINUX,
          Path.of("/"),
          Path.of("/h"),
          Path.of("/"),
          1,
          Map.of(),
          Clock.systemUTC());

  static Stream<Arguments> malformed() {
    return Stream.of(Arguments.of("", "X"));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void malformedDocument_saysWhereWhatAndWhatIsExpected(String json, String message) {
    assertThatThrownBy(() -> read(json.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(SettingsException.class)
        .hasMessage("c.json:" + message);
  }

  @Test
  void hostileFileName_staysOnOneLine() {
    assertThatThrownBy(() -> ConfigReader.read(HOST, new byte[0], "a\nb\u202e\udc80"))
        .hasMessage("a\\u000ab\\u202e\\udc80:1:1: is empty; expected a JSON object");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void randomBytes_neverThrowAnythingElse(long seed) {
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      readsOrIsRefused(bytes);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15})
  void mutatedDocument_neverThrowsAnythingElse(long seed) {
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 4000; i++) {
      readsOrIsRefused(mutated(GOOD.getBytes(StandardCharsets.UTF_8), random));
    }
  }

  @Test
  void goodDocument_isRead() throws Exception {
    assertThat(read(GOOD.getBytes(StandardCharsets.UTF_8)).knownTools()).hasSize(1);
  }

  private static byte[] mutated(byte[] bytes, Random random) {
    for (int n = random.nextInt(4); n >= 0; n--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] = (byte) "{}[]\",:\\u0".charAt(random.nextInt(10));
        case 2 -> bytes = java.util.Arrays.copyOf(bytes, Math.max(1, at));
        default -> {
          int to = random.nextInt(bytes.length);
          int length = random.nextInt(bytes.length - Math.max(at, to));
          System.arraycopy(bytes, at, bytes, to, length);
        }
      }
    }
    return bytes;
  }

  private static void readsOrIsRefused(byte[] bytes) {
    try {
      read(bytes);
    } catch (SettingsException refused) {
      assertOneLine(refused);
    }
    try {
      KnownToolsFile.read(new ByteArrayInputStream(bytes), "c.json");
    } catch (SettingsException refused) {
      assertOneLine(refused);
    }
  }

  private static void assertOneLine(SettingsException refused) {
    assertThat(refused.getMessage())
        .matches("c\\.json:\\d+:\\d+: .+")
        .doesNotContain("\n", "\r", "\u0000", "\u001b")
        .hasSizeLessThan(400);
  }

  private static ConfigDocument read(byte[] bytes) throws SettingsException {
    return ConfigReader.read(HOST, bytes, "c.json");
  }
}
