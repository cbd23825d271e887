package dev.auditpath.examine;

import java.util.HashMap;
import java.util.Map;

/**
 * The top-level modules of CPython's standard library, 3.8 to 3.14, and which versions have them
 * ({@code sys.stdlib_module_names}).
 */
final class StandardLibrary {
  private static final int OLDEST = 8;
  private static final int NEWEST = 14;

  private final Map<String, Span> modules = new HashMap<>();

  /** The first and the last minor version that has a module. */
  private record Span(int first, int last) {}

  /**
   * @param lines a module a line, {@code name} or {@code name first-last}, each minor version or
   *     nothing
   */
  StandardLibrary(Iterable<String> lines) {
    for (String line : lines) {
      String[] words = line.split(" ", 2);
      String[] span = words.length < 2 ? new String[] {"", ""} : words[1].split("-", -1);
      modules.put(
          words[0],
          new Span(
              span[0].isEmpty() ? OLDEST : Integer.parseInt(span[0]),
              span[1].isEmpty() ? NEWEST : Integer.parseInt(span[1])));
    }
  }

  /** Returns the list that is shipped. */
  static StandardLibrary shipped() {
    return new StandardLibrary(WordList.lines("standard-library.txt"));
  }

  /**
   * Returns whether a version has a module.
   *
   * @param minor of the interpreter's version 3.x; negative when unknown, and any version counts
   */
  boolean has(String topLevel, int minor) {
    Span span = modules.get(topLevel);
    if (span == null || minor < 0) {
      return span != null;
    }
    int near = Math.max(OLDEST, Math.min(NEWEST, minor));
    return span.first() <= near && near <= span.last();
  }
}
