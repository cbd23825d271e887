package dev.auditpath.examine;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decodes Python source as PEP 263 has it: UTF-8 unless one of the first two lines says else. */
final class PythonText {
  private static final Pattern DECLARED =
      Pattern.compile("^[ \t\f]*#.*?coding[:=][ \t]*([-_.a-zA-Z0-9]+)");
  private static final Pattern BLANK = Pattern.compile("^[ \t\f]*(?:#.*)?$");

  /** Those that Java and Python read alike; others, such as UTF-7, can hide code. */
  private static final Pattern ALIKE =
      Pattern.compile(
          "utf-?8(?:-sig)?|u8|(?:us-)?ascii|latin-?1|l1|iso-?8859-(?:1|2|5|7|9|15)|cp125[0-8]|koi8-r"
              + "|windows-125[0-8]");

  private PythonText() {}

  /** Returns the text; empty where the bytes are none in the encoding that they declare. */
  static Optional<String> decode(byte[] source) {
    boolean marked =
        source.length >= 3
            && source[0] == (byte) 0xEF
            && source[1] == (byte) 0xBB
            && source[2] == (byte) 0xBF;
    int start = marked ? 3 : 0;
    return charset(source).flatMap(charset -> decode(source, start, charset));
  }

  private static Optional<String> decode(byte[] source, int start, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(source, start, source.length - start))
              .toString());
    } catch (CharacterCodingException notInThisEncoding) {
      return Optional.empty();
    }
  }

  private static Optional<Charset> charset(byte[] source) {
    String head = new String(source, 0, Math.min(source.length, 1024), StandardCharsets.ISO_8859_1);
    String[] lines = head.split("\r\n|\r|\n", 3);
    for (int i = 0; i < Math.min(lines.length, 2); i++) {
      Matcher declared = DECLARED.matcher(lines[i]);
      if (declared.find()) {
        return named(declared.group(1));
      }
      if (!BLANK.matcher(lines[i]).matches()) {
        break;
      }
    }
    return Optional.of(StandardCharsets.UTF_8);
  }

  private static Optional<Charset> named(String declared) {
    String name = declared.toLowerCase(Locale.ROOT).replace('_', '-');
    if (name.startsWith("utf-8") || name.equals("utf8") || name.equals("u8")) {
      return Optional.of(StandardCharsets.UTF_8);
    }
    if (!ALIKE.matcher(name).matches()) {
      return Optional.empty();
    }
    if (name.startsWith("latin") || name.equals("l1")) {
      return Optional.of(StandardCharsets.ISO_8859_1);
    }
    String known = name.replace("cp125", "windows-125").replaceFirst("^iso-?8859", "iso-8859");
    return Charset.isSupported(known) ? Optional.of(Charset.forName(known)) : Optional.empty();
  }
}
