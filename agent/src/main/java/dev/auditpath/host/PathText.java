package dev.auditpath.host;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Paths as text and back, without losing a byte, whatever the locale.
 *
 * <p>Bytes that are not UTF-8 stand as lone surrogates U+DC80 to U+DCFF, as in Python's {@code
 * surrogateescape} (PEP 383). A {@link Path} keeps its bytes but shows them through the locale; the
 * {@code file:} URI is the one public door to them.
 */
final class PathText {
  private static final char ESCAPE_BASE = '\uDC00';
  private static final String HEX = "0123456789ABCDEF";

  private final boolean localeIsUtf8;

  PathText(String localeEncoding) {
    this.localeIsUtf8 = localeEncoding.equals("UTF-8");
  }

  /** Returns the text of an absolute path. */
  String text(Path path) {
    String shown = path.toString();
    return isExact(shown) ? shown : withoutSlash(decode(bytes(path.toUri().getRawPath())));
  }

  /** Returns the text of the last element of an absolute path. */
  String fileName(Path path) {
    // Not by Path.getFileName: that makes a path of the name, for each of many thousand entries.
    String shown = lastElement(path.toString());
    return isExact(shown) ? shown : lastElement(text(path));
  }

  private static String lastElement(String text) {
    return text.substring(text.lastIndexOf('/') + 1);
  }

  /** The URI of a directory ends in a slash; its path does not. */
  private static String withoutSlash(String text) {
    return text.length() > 1 && text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /** Returns the path of an absolute text; the inverse of {@link #text}. */
  Path path(String text) {
    return isExact(text) && !hasSurrogate(text)
        ? Path.of(text)
        : Path.of(URI.create("file://" + percentEncoded(encode(text))));
  }

  /** Returns the path of an entry of a directory. */
  Path child(Path directory, String name) {
    return isExact(name) && !hasSurrogate(name)
        ? directory.resolve(name)
        : path(text(directory) + "/" + name);
  }

  private boolean isExact(String shown) {
    for (int i = 0; i < shown.length(); i++) {
      char c = shown.charAt(i);
      if (c >= 0x80 && (!localeIsUtf8 || c == '\uFFFD')) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** Returns the text of bytes; those that are no UTF-8 become lone surrogates. */
  static String decode(byte[] bytes) {
    if (isAscii(bytes)) {
      return new String(bytes, StandardCharsets.US_ASCII);
    }
    StringBuilder text = new StringBuilder(bytes.length);
    int at = 0;
    while (at < bytes.length) {
      int length = sequenceLength(bytes, at);
      if (length == 0) {
        text.append((char) (ESCAPE_BASE + (bytes[at] & 0xFF)));
        at++;
      } else {
        text.append(new String(bytes, at, length, StandardCharsets.UTF_8));
        at += length;
      }
    }
    return text.toString();
  }

  private static boolean isAscii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  /** Returns the bytes of a text; the inverse of {@link #decode}. */
  static byte[] encode(String text) {
    ByteBuffer bytes = ByteBuffer.allocate(text.length() * 3);
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      if (point >= 0xDC80 && point <= 0xDCFF) {
        bytes.put((byte) (point - ESCAPE_BASE));
      } else {
        bytes.put(Character.toString(point).getBytes(StandardCharsets.UTF_8));
      }
      i += Character.charCount(point);
    }
    byte[] exact = new byte[bytes.position()];
    bytes.flip().get(exact);
    return exact;
  }

  /** Returns how many bytes form the UTF-8 character at {@code at}; 0 where none begins. */
  private static int sequenceLength(byte[] bytes, int at) {
    int first = bytes[at] & 0xFF;
    int length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (length <= 1) {
      return length;
    }
    if (at + length > bytes.length) {
      return 0;
    }
    try {
      CharBuffer character =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, at, length));
      return character.length() == (length == 4 ? 2 : 1) ? length : 0;
    } catch (CharacterCodingException notUtf8) {
      return 0;
    }
  }

  private static String percentEncoded(byte[] bytes) {
    StringBuilder encoded = new StringBuilder(bytes.length * 3);
    for (byte b : bytes) {
      char c = (char) (b & 0xFF);
      if (c == '/' || c == '.' || c == '-' || c == '_' || isAsciiAlphanumeric(c)) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xF));
      }
    }
    return encoded.toString();
  }

  private static boolean isAsciiAlphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  private static byte[] bytes(String rawPath) {
    ByteBuffer bytes = ByteBuffer.allocate(rawPath.length());
    for (int i = 0; i < rawPath.length(); i++) {
      char c = rawPath.charAt(i);
      if (c == '%') {
        bytes.put((byte) Integer.parseInt(rawPath, i + 1, i + 3, 16));
        i += 2;
      } else {
        bytes.put((byte) c);
      }
    }
    byte[] exact = new byte[bytes.position()];
    bytes.flip().get(exact);
    return exact;
  }
}
