package dev.auditpath.python;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The encodings that a source may be in: those in which every byte below 128 is the ASCII character
 * that it looks like, or the second half of a character, whatever stands before it. Codecs with
 * states (utf-7, iso-2022, hz) are left out: in them, what looks like a comment can be code. So are
 * codecs that only a program's own search function knows.
 */
final class SourceEncoding {
  private static final Map<String, String> CHARSETS = new HashMap<>();

  static {
    add("UTF-8", "utf8", "u8", "utf", "cp65001");
    add("US-ASCII", "ascii", "us-ascii", "646", "ansi-x3.4-1968", "iso646-us");
    add("ISO-8859-1", "latin1", "latin", "l1", "iso8859", "8859", "cp819");
    add("ISO-8859-15", "latin9", "l9");
    add("KOI8-R", "koi8r");
    add("KOI8-U", "koi8u");
    add("GB2312", "euc-cn", "euccn", "gb2312-80", "eucgb2312-cn");
    add("GBK", "cp936", "ms936", "936");
    add("GB18030", "gb18030-2000");
    add("Big5", "big5-tw", "csbig5");
    add("Big5-HKSCS", "big5hkscs", "hkscs");
    add("x-windows-950", "cp950", "ms950", "950");
    add("EUC-JP", "eucjp", "ujis", "u-jis");
    add("Shift_JIS", "shiftjis", "sjis", "s-jis", "csshiftjis");
    add("windows-31j", "cp932", "ms932", "932", "mskanji", "ms-kanji");
    add("EUC-KR", "euckr", "korean", "ksc5601", "ks-c-5601", "ks-c-5601-1987", "ksx1001");
    add("x-windows-949", "cp949", "ms949", "949", "uhc");
    for (int part = 2; part <= 16; part++) {
      add("ISO-8859-" + part, "iso8859-" + part);
    }
    for (int page = 1250; page <= 1258; page++) {
      add("windows-" + page, "cp" + page, String.valueOf(page));
    }
  }

  private SourceEncoding() {}

  private static void add(String charset, String... aliases) {
    CHARSETS.put(hyphened(charset), charset);
    for (String alias : aliases) {
      CHARSETS.put(alias, charset);
    }
  }

  /**
   * Returns the encoding of a name as a coding line writes it.
   *
   * @throws NotParsedException where it is none of those, or this Java runtime does not have it
   */
  static Charset named(String name) throws NotParsedException {
    String charset = CHARSETS.get(hyphened(plain(name)));
    if (charset == null) {
      throw new NotParsedException(
          "it names the encoding " + name + ", which is not among those read");
    }
    try {
      return charset.equals("UTF-8") ? StandardCharsets.UTF_8 : Charset.forName(charset);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException absent) {
      throw new NotParsedException(
          "it names the encoding " + name + ", which this Java runtime does not have");
    }
  }

  /** As CPython's {@code get_normal_name}: {@code utf-8-unix} is UTF-8, and so on. */
  private static String plain(String name) {
    String start = hyphened(name.length() > 12 ? name.substring(0, 12) : name);
    if (start.equals("utf-8") || start.startsWith("utf-8-")) {
      return "utf-8";
    }
    for (String latin : new String[] {"latin-1", "iso-8859-1", "iso-latin-1"}) {
      if (start.equals(latin) || start.startsWith(latin + "-")) {
        return "iso-8859-1";
      }
    }
    return name;
  }

  private static String hyphened(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
