package dev.auditpath.examine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of a script.
 *
 * @param number 1 is the first
 * @param text as it stands, without its end
 */
record ScriptLine(int number, String text) {
  private static final int LONGEST_EXCERPT = 200;

  /** Splits where Python does: LF, CR LF, and CR alone. Any bytes give some text. */
  static List<ScriptLine> of(byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    List<ScriptLine> lines = new ArrayList<>();
    int start = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\n' || c == '\r') {
        lines.add(new ScriptLine(lines.size() + 1, text.substring(start, at)));
        boolean pair = c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
        at = pair ? at + 1 : at;
        start = at + 1;
      }
    }
    if (start < text.length()) {
      lines.add(new ScriptLine(lines.size() + 1, text.substring(start)));
    }
    return lines;
  }

  boolean isBlank() {
    return normal().isEmpty();
  }

  /** Returns the line without what installers vary: how it indents, which quotes it uses. */
  String normal() {
    int end = text.length();
    while (end > 0 && isBlank(text.charAt(end - 1))) {
      end--;
    }
    StringBuilder normal = new StringBuilder(end);
    boolean inIndent = true;
    for (int at = 0; at < end; at++) {
      char c = text.charAt(at);
      inIndent = inIndent && isBlank(c);
      normal.append(inIndent && c == '\t' ? "    " : c == '"' ? "'" : String.valueOf(c));
    }
    return normal.toString();
  }

  /** Returns the line on little room; what stands far to the right of many blanks is seen. */
  String excerpt() {
    StringBuilder shown = new StringBuilder();
    for (int at = 0; at < text.length() && shown.length() < LONGEST_EXCERPT; at++) {
      boolean repeated = at > 0 && isBlank(text.charAt(at)) && isBlank(text.charAt(at - 1));
      if (!repeated) {
        shown.append(text.charAt(at));
      }
    }
    return shown.toString().strip();
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
