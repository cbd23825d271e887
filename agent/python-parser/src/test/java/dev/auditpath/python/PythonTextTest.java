package dev.auditpath.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PythonTextTest {
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  @Test
  void withoutACodingLine_itIsUtf8() throws Exception {
    assertThat(PythonText.decode("x = 'größe 😀'\n".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("x = 'größe 😀'\n");
    assertThat(PythonText.decode(new byte[0])).isEmpty();
  }

  @Test
  void aByteOrderMark_isLeftOut() throws Exception {
    assertThat(PythonText.decode(bytes(MARK, "x = 1\n"))).isEqualTo("x = 1\n");
    assertThat(PythonText.decode(bytes(MARK, "# coding: utf-8\n"))).isEqualTo("# coding: utf-8\n");
    assertThat(PythonText.decode(bytes(MARK, "#!x\n# vim: set fileencoding=utf8 :\n")))
        .startsWith("#!x");
  }

  @Test
  void aLoneCarriageReturn_endsALine() throws Exception {
    assertThat(PythonText.decode(bytes("# harmless\rimport os\r\nx\n\r\r\n")))
        .isEqualTo("# harmless\nimport os\nx\n\n\n");
    assertThat(PythonText.decode(bytes("#!x\r# coding: latin-1\r'\u00FC'\r")))
        .isEqualTo("#!x\n# coding: latin-1\n'ü'\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# coding: latin-1\n'\u00FC'",
        "# -*- coding: iso-8859-1 -*-\n'\u00FC'",
        "#!/usr/bin/python\n# -*- coding: Latin_1 -*-\n'\u00FC'",
        "\n# vim: set fileencoding=latin1 :\n'\u00FC'",
        "  \t\f# coding=cp1252\n'\u00FC'",
        "# coding: latin-1-unix\n'\u00FC'",
        "# coding:\n# coding: latin-1\n'\u00FC'",
        "# recoding! coding:latin-1\n'\u00FC'",
        "# \u0085coding: latin-1\n'\u00FC'",
      })
  void aCodingLineAmongTheFirstTwo_namesTheEncoding(String source) throws Exception {
    assertThat(PythonText.decode(bytes(source))).endsWith("'ü'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x = 1\n# coding: latin-1\n'\u00FC'",
        "\n\n# coding: latin-1\n'\u00FC'",
        "x = '# coding: latin-1'\n'\u00FC'",
        "# coding latin-1\n'\u00FC'",
      })
  void anyOtherLine_doesNot(String source) {
    assertThatExceptionOfType(NotParsedException.class)
        .isThrownBy(() -> PythonText.decode(bytes(source)))
        .withMessageContaining("a byte that is not UTF-8");
  }

  @ParameterizedTest
  @CsvSource({
    "koi8-r, \u043F\u0440\u0438",
    "windows-1251, \u043F\u0440\u0438",
    "iso8859_5, \u043F\u0440\u0438",
    "cp1251, \u043F\u0440\u0438",
    "euc_jp, \u65E5\u672C",
    "shift-jis, \u65E5\u672C",
    "cp932, \u65E5\u672C",
    "gbk, \u4E2D\u6587",
    "gb2312, \u4E2D\u6587",
    "GB18030, \u4E2D\u6587",
    "big5, \u4E2D\u6587",
    "euc-kr, \uD55C\uAD6D",
    "cp949, \uD55C\uAD6D",
    "iso-8859-15, \u20AC",
  })
  void commonEncodings_areRead(String name, String text) throws Exception {
    Charset charset = Charset.forName(name.replace('_', '-').replace("iso8859", "iso-8859"));
    assertThat(PythonText.decode(("# coding: " + name + "\n'" + text + "'").getBytes(charset)))
        .endsWith("'" + text + "'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "utf-7", "utf_16", "utf-32", "iso-2022-jp", "hz", "rot13", "unicode_escape", "punycode",
        "raw_unicode_escape", "idna", "mbcs", "hex", "base64", "cp037", "future_fstrings", "no.such"
      })
  void anyOtherEncoding_isAReason(String name) {
    assertThatExceptionOfType(NotParsedException.class)
        .isThrownBy(() -> PythonText.decode(bytes("# coding: " + name + "\nx = 1\n")))
        .withMessage("it names the encoding " + name + ", which is not among those read");
  }

  @Test
  void whatContradictsOrDamages_isAReason() {
    assertReason(bytes(MARK, "# coding: latin-1\n"), "begins as UTF-8 does and names the encoding");
    assertReason(bytes("x = 1\ny = '\0'\n"), "holds a NUL character");
    assertReason(bytes("# coding: ascii\n#\n'\u00FC'\n"), "line 3: a byte that is not US-ASCII");
    assertReason(bytes("'\u00ED\u00A0\u0080'"), "line 1: a byte that is not UTF-8");
    assertReason(bytes("'\u00C0\u00AF'"), "line 1: a byte that is not UTF-8");
    assertReason(new byte[PythonText.MOST_BYTES + 1], "longer than 1048576 bytes");
    assertReason(bytes("# coding: " + "x".repeat(9_999)), "it names the encoding xxx");
  }

  static Stream<String> encodings() {
    return Stream.concat(
        Stream.of(
            "utf-8 ascii latin-1 koi8-r koi8-u gb2312 gbk gb18030 big5 big5hkscs cp950 euc-jp"
                .concat(" shift_jis cp932 euc-kr cp949")
                .split(" ")),
        Stream.concat(
            IntStream.of(2, 3, 4, 5, 6, 7, 8, 9, 13, 15).mapToObj(part -> "iso-8859-" + part),
            IntStream.rangeClosed(1250, 1258).mapToObj(page -> "cp" + page)));
  }

  /** Otherwise a line end, a quote or a letter could stand where nobody sees one. */
  @ParameterizedTest
  @MethodSource("encodings")
  void whatLooksLikeAscii_isAscii(String name) throws Exception {
    CharsetDecoder decoder = SourceEncoding.named(name).newDecoder();
    for (int b = 0; b < 0x80; b++) {
      assertThat(decode(decoder, b)).isEqualTo(String.valueOf((char) b));
    }
    for (int lead = 0x80; lead <= 0xFF; lead++) {
      for (int trail = 0; trail <= 0xFF; trail++) {
        String text = decode(decoder, lead, trail);
        boolean alone = text.length() > 1 && text.charAt(text.length() - 1) == trail;
        String before = alone ? text.substring(0, text.length() - 1) : text;
        if (before.chars().anyMatch(c -> c < 0x80)) {
          fail("%x %x are %s", lead, trail, text);
        }
      }
    }
  }

  private static String decode(CharsetDecoder decoder, int... bytes) {
    ByteBuffer source = ByteBuffer.allocate(bytes.length);
    for (int b : bytes) {
      source.put((byte) b);
    }
    CharBuffer text = CharBuffer.allocate(8);
    boolean refused =
        decoder.reset().decode(source.flip(), text, true).isError()
            || decoder.flush(text).isError();
    return refused ? "" : text.flip().toString();
  }

  private static void assertReason(byte[] source, String reason) {
    assertThatExceptionOfType(NotParsedException.class)
        .isThrownBy(() -> PythonText.decode(source))
        .withMessageContaining(reason);
  }

  private static byte[] bytes(String latin) {
    return latin.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(byte[] first, String latin) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(first);
    bytes.writeBytes(bytes(latin));
    return bytes.toByteArray();
  }
}
