package dev.auditpath.distinfo;

import java.nio.charset.StandardCharsets;
import java.util.List;

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
    List<String> header =
        new String(head, 0, headerLength(head), StandardCharsets.UTF_8)
            .lines()
            .takeWhile(line -> !line.isBlank())
            .toList();
    boolean ambiguous = count(header, "Name:") > 1 || count(header, "Version:") > 1;
    return new CoreMetadata(field(header, "Name:"), field(header, "Version:"), ambiguous);
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

  private static long count(List<String> header, String name) {
    return header.stream()
        .filter(line -> line.regionMatches(true, 0, name, 0, name.length()))
        .count();
  }

  private static String field(List<String> header, String name) {
    return header.stream()
        .filter(line -> line.regionMatches(true, 0, name, 0, name.length()))
        .map(line -> line.substring(name.length()).strip())
        .filter(value -> !value.isEmpty() && value.length() <= LONGEST)
        .findFirst()
        .orElse("");
  }
}
