package dev.auditpath.searchpaths;

import dev.auditpath.shell.ShellText;
import java.util.ArrayList;
import java.util.List;

/**
 * One variable of an environment file, quotes removed, references not yet replaced.
 *
 * @param name of letters, digits and underscores
 * @param value may hold references to other variables
 */
record Assignment(String name, String value) {

  /**
   * Reads the assignments of a file as environment.d(5) and systemd.exec(5) EnvironmentFile= write
   * them. A quote counts only where a value, or a part of it after a closed quote, begins.
   */
  static List<Assignment> parse(String text) {
    List<Assignment> assignments = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int equals = text.indexOf('=', at);
      int end = endOfLine(text, at);
      String name = text.substring(at, Math.max(at, Math.min(equals, end))).strip();
      if (equals < 0 || equals > end || name.startsWith("#") || name.startsWith(";")) {
        at = end + 1;
        continue;
      }
      StringBuilder value = new StringBuilder();
      at = readValue(text, equals + 1, value);
      if (ShellText.isName(name)) {
        assignments.add(new Assignment(name, value.toString()));
      }
    }
    return assignments;
  }

  /** Reads one value into {@code value}; returns where the next line begins. */
  private static int readValue(String text, int from, StringBuilder value) {
    int at = from;
    boolean fresh = true;
    int keep = 0;
    while (at < text.length() && text.charAt(at) != '\n') {
      char c = text.charAt(at);
      if (fresh && (c == '"' || c == '\'')) {
        at = readQuoted(text, at, value);
        keep = value.length();
      } else if (c == '\\' && at + 1 < text.length()) {
        value.append(text.charAt(at + 1) == '\n' ? "" : text.substring(at + 1, at + 2));
        keep = value.length();
        fresh = false;
        at += 2;
      } else {
        boolean space = c == ' ' || c == '\t' || c == '\r';
        fresh &= space;
        if (!space || !fresh) {
          value.append(c);
        }
        keep = space ? keep : value.length();
        at++;
      }
    }
    value.setLength(keep);
    return at + 1;
  }

  private static int readQuoted(String text, int open, StringBuilder value) {
    char quote = text.charAt(open);
    int at = open + 1;
    while (at < text.length() && text.charAt(at) != quote) {
      char c = text.charAt(at);
      if (c == '\\' && quote == '"' && at + 1 < text.length()) {
        value.append(unescaped(text.charAt(at + 1)));
        at += 2;
      } else {
        value.append(c);
        at++;
      }
    }
    return at + 1;
  }

  private static String unescaped(char c) {
    return c == '\n' ? "" : "\"\\`$".indexOf(c) >= 0 ? String.valueOf(c) : "\\" + c;
  }

  private static int endOfLine(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }
}
