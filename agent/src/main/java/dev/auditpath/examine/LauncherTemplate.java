package dev.auditpath.examine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one installer writes after the first line of a launcher.
 *
 * @param writer the installer
 * @param lines in their order
 */
record LauncherTemplate(String writer, List<Line> lines) {
  private static final Pattern PLACEHOLDER = Pattern.compile("<([a-z]+)>");
  private static final String IDENTIFIER = "[\\p{L}_][\\p{L}\\p{N}_]*";

  /** Bounded, since a repeated group that may backtrack takes some stack for each turn. */
  private static final String DOTTED = IDENTIFIER + "(?:\\." + IDENTIFIER + "){0,99}";

  private static final Map<String, String> MEANINGS =
      Map.of(
          "module",
          DOTTED,
          "name",
          IDENTIFIER,
          "call",
          DOTTED,
          "word",
          IDENTIFIER,
          "dist",
          "[^'\\\\]*",
          "script",
          "[^'\\\\]*",
          "path",
          "[^'\\\\]*");

  LauncherTemplate {
    lines = List.copyOf(lines);
  }

  /** How often a line stands there. */
  enum Times {
    ONCE,
    AT_MOST_ONCE,
    ANY
  }

  /**
   * One line.
   *
   * @param text as the list of templates has it
   * @param pattern what a line has to match
   * @param names of the placeholders, by the group of the pattern
   */
  record Line(String text, Times times, Pattern pattern, List<String> names) {
    static Line of(String text, Times times) {
      StringBuilder pattern = new StringBuilder();
      List<String> names = new ArrayList<>();
      Matcher placeholder = PLACEHOLDER.matcher(text);
      int at = 0;
      while (placeholder.find()) {
        String name = placeholder.group(1);
        String meaning = MEANINGS.get(name);
        if (meaning == null) {
          throw new IllegalStateException("no placeholder is called " + name);
        }
        pattern.append(Pattern.quote(text.substring(at, placeholder.start())));
        pattern.append('(').append(meaning).append(')');
        names.add(name);
        at = placeholder.end();
      }
      pattern.append(Pattern.quote(text.substring(at)));
      return new Line(text, times, Pattern.compile(pattern.toString()), List.copyOf(names));
    }

    boolean matches(String normal) {
      return names.isEmpty() ? text.equals(normal) : pattern.matcher(normal).matches();
    }

    /** Returns what the placeholders stand for in a line that matches. */
    Map<String, String> captures(String normal) {
      Map<String, String> captures = new TreeMap<>();
      Matcher matcher = pattern.matcher(normal);
      if (!names.isEmpty() && matcher.matches()) {
        for (int i = 0; i < names.size(); i++) {
          captures.put(names.get(i), matcher.group(i + 1));
        }
      }
      return captures;
    }
  }
}
