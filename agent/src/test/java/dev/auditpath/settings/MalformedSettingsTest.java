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
  private static final String T = S + "\"knownTools\":[{\"name\":\"x\",";
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
    return Stream.of(
        Arguments.of("", "1:1: is empty; expected a JSON object"),
        Arguments.of("   \n", "1:1: is empty; expected a JSON object"),
        Arguments.of(
            "\uFEFF{}", "1:2: the document has no \"schema\"; expected \"audit-path/config/1\""),
        Arguments.of("[]", "1:1: the document is an array; expected an object"),
        Arguments.of("7", "1:1: the document is a number; expected an object"),
        Arguments.of(
            "hello",
            "1:1: is no JSON: Unrecognized token 'hello': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')"),
        Arguments.of("{}", "1:2: the document has no \"schema\"; expected \"audit-path/config/1\""),
        Arguments.of("{", "1:2: ends too early; expected the rest of the document"),
        Arguments.of(S, "1:33: ends too early; expected the rest of the document"),
        Arguments.of(
            S + "}",
            "1:33: is no JSON: Unexpected character ('}' (code 125)): was expecting double-quote to start field name"),
        Arguments.of(
            S + "\"failOn\":\"high\"", "1:48: ends too early; expected the rest of the document"),
        Arguments.of(
            S + "\"failOn\":\"high\"} {}",
            "1:50: something follows the document; expected the end of the file"),
        Arguments.of(
            S + "\"failOn\":\"high\"}}",
            "1:49: is no JSON: Unexpected close marker '}': no open Object to close"),
        Arguments.of(
            "{\"schema\":\"audit-path/config/2\"}",
            "1:11: \"schema\" is \"audit-path/config/2\"; expected \"audit-path/config/1\""),
        Arguments.of(
            "{\"schema\":1}", "1:11: \"schema\" is a number; expected \"audit-path/config/1\""),
        Arguments.of(
            S + "\n \"failon\":\"high\"}",
            "2:2: key \"failon\" is not known; expected one of schema, failOn, minSeverity, environments, roots, search, knownTools, quietHours"),
        Arguments.of(
            S + "\n  \"quietHours\":\"22:00-22:00\"}",
            "2:16: \"quietHours\" is \"22:00-22:00\"; expected two different times of day such as 22:00-07:00"),
        Arguments.of(
            S + "\n  \"quietHours\":\"24:00-07:00\"}",
            "2:16: \"quietHours\" is \"24:00-07:00\"; expected two different times of day such as 22:00-07:00"),
        Arguments.of(
            S + "\n  \"failOn\":\"never\"}",
            "2:12: \"failOn\" is \"never\"; expected critical, high, medium, low or info"),
        Arguments.of(
            S + "\"failOn\":null}",
            "1:42: \"failOn\" is null; expected critical, high, medium, low or info"),
        Arguments.of(
            S + "\"failOn\":3}",
            "1:42: \"failOn\" is a number; expected critical, high, medium, low or info"),
        Arguments.of(
            S + "\"failOn\":{\"a\":1}}",
            "1:42: \"failOn\" is an object; expected critical, high, medium, low or info"),
        Arguments.of(
            S + "\"failOn\":\"high\",\n\"failOn\":\"high\"}",
            "2:1: key \"failOn\" stands twice; expected it once"),
        Arguments.of(
            S + "\"minSeverity\":true}",
            "1:47: \"minSeverity\" is true; expected critical, high, medium, low or info"),
        Arguments.of(
            S + "\"minSeverity\":\"a\\nb\\u001b[31m\"}",
            "1:47: \"minSeverity\" is \"a\\u000ab\\u001b[31m\"; expected critical, high, medium, low or info"),
        Arguments.of(
            S + "\"failOn\":\"" + "x".repeat(100) + "\"}",
            "1:42: \"failOn\" is \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…\"; expected critical, high, medium, low or info"),
        Arguments.of(
            S + "\"environments\":\"/a\"}",
            "1:48: \"environments\" is a text; expected an array of directories"),
        Arguments.of(
            S + "\"environments\":[\"/a\",\n\"b\"]}",
            "2:1: an element of \"environments\" is \"b\"; expected an absolute directory, or one beginning with ~/"),
        Arguments.of(
            S + "\"environments\":[\"~bob/x\"]}",
            "1:49: an element of \"environments\" is \"~bob/x\"; expected an absolute directory, or one beginning with ~/"),
        Arguments.of(
            S + "\"environments\":[\"/a\\u0000\"]}",
            "1:49: an element of \"environments\" is \"/a\\u0000\"; expected an absolute directory, or one beginning with ~/"),
        Arguments.of(
            S + "\"search\":{\"depth\":1.5}}",
            "1:51: \"depth\" is a number; expected a whole number between 1 and 1000"),
        Arguments.of(
            S + "\"search\":{\"depth\":1001}}",
            "1:51: \"depth\" is \"1001\"; expected a whole number between 1 and 1000"),
        Arguments.of(
            S + "\"search\":{\"depth\":9999999999}}",
            "1:51: \"depth\" is too large; expected a whole number between 1 and 1000"),
        Arguments.of(
            S + "\"search\":{\"depth\":99999999999999999999}}",
            "1:51: \"depth\" is \"99999999999999999999\"; expected a whole number between 1 and 1000"),
        Arguments.of(
            S + "\"search\":{\"skip\":[\"a/b/c\"]}}",
            "1:51: an element of \"skip\" is \"a/b/c\"; expected a folder's name, two names with a slash between, or a directory beginning with / or ~/"),
        Arguments.of(
            S + "\"roots\":[[\"/a\"]]}",
            "1:42: an element of \"roots\" is an array; expected an absolute directory, or one beginning with ~/"),
        Arguments.of(
            S + "\"roots\":[1]}",
            "1:42: an element of \"roots\" is a number; expected an absolute directory, or one beginning with ~/"),
        Arguments.of(
            S + "\"roots\":[\"/a\",]}",
            "1:47: is no JSON: Unexpected character (']' (code 93)): expected a value"),
        Arguments.of(
            S + "\"roots\":[\"/a\nb\"]}",
            "1:45: is no JSON: Illegal unquoted character ((CTRL-CHAR, code 10)): has to be escaped using backslash to be included in string value"),
        Arguments.of(
            S + "\"roots\":[\"\\x\"]}",
            "1:44: is no JSON: Unrecognized character escape 'x' (code 120)"),
        Arguments.of(
            S + "// note\n\"roots\":[]}",
            "1:33: a comment stands here; expected JSON, which has none"),
        Arguments.of(
            S + "\"knownTools\":{}}",
            "1:46: \"knownTools\" is an object; expected an array of tools"),
        Arguments.of(
            S + "\"knownTools\":[\"git\"]}",
            "1:47: an element of \"knownTools\" is a text; expected an object"),
        Arguments.of(
            S + "\"knownTools\":[{}]}", "1:48: the tool has no \"name\"; expected a command name"),
        Arguments.of(
            S + "\"knownTools\":[{\"name\":\"\"}]}",
            "1:55: \"name\" is \"\"; expected a command name without a slash"),
        Arguments.of(
            S + "\"knownTools\":[{\"name\":\"a/b\"}]}",
            "1:55: \"name\" is \"a/b\"; expected a command name without a slash"),
        Arguments.of(
            S + "\"knownTools\":[{\"name\":\"a\"},{\"name\":\"a\"}]}",
            "1:71: tool \"a\" stands twice; expected it once"),
        Arguments.of(T + "\"name\":\"y\"}]}", "1:59: key \"name\" stands twice; expected it once"),
        Arguments.of(
            T + "\"weight\":\"low\"}]}", "1:68: \"weight\" is \"low\"; expected high or medium"),
        Arguments.of(
            T + "\"group\":\"A b\"}]}",
            "1:67: \"group\" is \"A b\"; expected lower-case words with hyphens"),
        Arguments.of(
            T + "\"reserved\":\"yes\"}]}", "1:70: \"reserved\" is a text; expected true or false"),
        Arguments.of(
            T + "\"publisher\":{}}]}",
            "1:59: key \"publisher\" is not known; expected one of name, group, weight, publishers, reserved, note"),
        Arguments.of(
            T + "\"publishers\":{\"pip\":[]}}]}",
            "1:73: key \"pip\" is not known; expected one of pypi, npm, conda, dpkg, cargo, go, gem"),
        Arguments.of(
            T + "\"publishers\":{\"pypi\":\"a\"}}]}",
            "1:80: \"pypi\" is a text; expected an array of package names"),
        Arguments.of(
            T + "\"publishers\":{\"pypi\":[\"a b\"]}}]}",
            "1:81: an element of \"pypi\" is \"a b\"; expected a package name"),
        Arguments.of("[".repeat(40), "1:1: the document is an array; expected an object"),
        Arguments.of(
            "{\"a\":".repeat(40),
            "1:2: key \"a\" is not known; expected one of schema, failOn, minSeverity, environments, roots, search, knownTools, quietHours"),
        Arguments.of(
            "{\"" + "k".repeat(60_000) + "\":1}",
            "1:1: a key or number is too long, or the nesting too deep; expected a smaller document"),
        Arguments.of(
            "{\"schema\":" + "9".repeat(2000) + "}",
            "1:1: a key or number is too long, or the nesting too deep; expected a smaller document"));
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
