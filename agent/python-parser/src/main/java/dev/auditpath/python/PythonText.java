package dev.auditpath.python;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Source bytes as the text that CPython compiles (PEP 263, PEP 3120): UTF-8, or what a coding line
 * among the first two names. Where CPython's answer cannot be had for certain, there is none.
 */
public final class PythonText {
  /** The longest source that is read; of 30,000 library modules one was longer. */
  public static final int MOST_BYTES = 1024 * 1024;

  private static final Pattern CODING =
      Pattern.compile("^[ \t\f]*#.*?coding[:=][ \t]*([-_.a-zA-Z0-9]+)");
  private static final Pattern BLANK_OR_COMMENT = Pattern.compile("^[ \t\f]*(#.*)?$");

  private PythonText() {}

  /**
   * Returns the text of a source, lines ended by {@code \n} alone, without a byte order mark. A
   * lone carriage return ends a line, as it does for CPython: what stands after it is no comment.
   *
   * @throws NotParsedException where it is longer than {@link #MOST_BYTES}, holds a NUL, names an
   *     encoding that is not read or that its byte order mark contradicts, or is not in its
   *     encoding
   */
  public static String decode(byte[] source) throws NotParsedException {
    if (source.length > MOST_BYTES) {
      throw new NotParsedException("it is longer than " + MOST_BYTES + " bytes");
    }
    byte[] lines = withLineFeeds(source);
    boolean marked =
        lines.length >= 3
            && lines[0] == (byte) 0xEF
            && lines[1] == (byte) 0xBB
            && lines[2] == (byte) 0xBF;
    byte[] body = marked ? Arrays.copyOfRange(lines, 3, lines.length) : lines;
    String text = decode(body, encoding(body, marked));
    if (text.indexOf('\0') >= 0) {
      throw new NotParsedException("it holds a NUL character");
    }
    return text;
  }

  private static byte[] withLineFeeds(byte[] source) {
    byte[] lines = new byte[source.length];
    int length = 0;
    for (int i = 0; i < source.length; i++) {
      boolean paired = source[i] == '\r' && i + 1 < source.length && source[i + 1] == '\n';
      if (!paired) {
        lines[length++] = source[i] == '\r' ? (byte) '\n' : source[i];
      }
    }
    return Arrays.copyOf(lines, length);
  }

  private static Charset encoding(byte[] body, boolean marked) throws NotParsedException {
    Optional<String> name = codingName(body);
    Charset named = name.isEmpty() ? StandardCharsets.UTF_8 : SourceEncoding.named(name.get());
    if (marked && !named.equals(StandardCharsets.UTF_8)) {
      throw new NotParsedException("it begins as UTF-8 does and names the encoding " + name.get());
    }
    return named;
  }

  /** The second line counts only where the first is blank or a comment. */
  private static Optional<String> codingName(byte[] body) {
    int end = lineEnd(body, 0);
    String first = latin(body, 0, end);
    Optional<String> name = codingName(first);
    if (name.isPresent() || end == body.length || !BLANK_OR_COMMENT.matcher(first).matches()) {
      return name;
    }
    return codingName(latin(body, end + 1, lineEnd(body, end + 1)));
  }

  private static Optional<String> codingName(String line) {
    Matcher coding = CODING.matcher(line);
    return coding.find() ? Optional.of(coding.group(1)) : Optional.empty();
  }

  private static int lineEnd(byte[] body, int from) {
    int end = from;
    while (end < body.length && body[end] != '\n') {
      end++;
    }
    return end;
  }

  /** Each byte as a character; those that end a line for a pattern and not for CPython, as none. */
  private static String latin(byte[] body, int from, int to) {
    return new String(body, from, to - from, StandardCharsets.ISO_8859_1).replace('\u0085', '?');
  }

  private static String decode(byte[] body, Charset encoding) throws NotParsedException {
    ByteBuffer bytes = ByteBuffer.wrap(body);
    try {
      return encoding
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(bytes)
          .toString();
    } catch (CharacterCodingException foreign) {
      throw new NotParsedException(
          "line " + line(body, bytes.position()) + ": a byte that is not " + encoding.name());
    }
  }

  private static int line(byte[] body, int position) {
    int line = 1;
    for (int i = 0; i < position; i++) {
      line += body[i] == '\n' ? 1 : 0;
    }
    return line;
  }
}
