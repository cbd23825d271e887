package dev.auditpath.distinfo;

import java.nio.charset.StandardCharsets;

/**
 * Name and version from the header of a METADATA or PKG-INFO file (packaging.python.org, "Core
 * metadata specifications"). The body, a text of the author's own, is not looked at.
 *
 * @param name the first {@code Name} field; empty without one
 * @param version the first {@code Version} field; empty without one
 * @param ambiguous whether either field stands there more than once
 */
public record CoreMetadata(String name, String version, boolean ambiguous) {
  static final CoreMetadata NONE = new CoreMetadata("", "", false);
  private static final int LONGEST = 256;

  public static CoreMetadata parse(byte[] head) {
    String header = new String(head, 0, headerLength(head), StandardCharsets.UTF_8);
    Field name = new Field("Name:");
    Field version = new Field("Version:");
    int end;
    for (int start = 0; start < header.length(); start = afterLine(header, end)) {
      end = lineEnd(header, start);
      if (isBlank(header, start, end)) {
        break;
      }
      name.read(header, start, end);
      version.read(header, start, end);
    }
    return new CoreMetadata(name.value, version.value, name.seen > 1 || version.seen > 1);
  }

  private static int lineEnd(String text, int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  private static int afterLine(String text, int end) {
    return text.startsWith("\r\n", end) ? end + 2 : end + 1;
  }

  private static boolean isBlank(String text, int start, int end) {
    int at = start;
    while (at < end && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at == end;
  }

  /** Returns where the header ends: after the line before the first empty one, or at the end. */
  static int headerLength(byte[] bytes) {
    int lineStart = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        if (i == lineStart || (i == lineStart + 1 && bytes[lineStart] == '\r')) {
          return lineStart;
        }
        lineStart = i + 1;
      }
    }
    return bytes.length;
  }

  /** A field in the reading: how often it was there, and the first value that can be one. */
  private static final class Field {
    private final String label;
    private String value = "";
    private int seen;

    Field(String label) {
      this.label = label;
    }

    void read(String text, int start, int end) {
      int from = start + label.length();
      if (from > end || !text.regionMatches(true, start, label, 0, label.length())) {
        return;
      }
      seen++;
      String stated = text.substring(from, end).strip();
      if (value.isEmpty() && stated.length() <= LONGEST) {
        value = stated;
      }
    }
  }
}
