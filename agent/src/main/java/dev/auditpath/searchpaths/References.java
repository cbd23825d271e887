package dev.auditpath.searchpaths;

import dev.auditpath.shell.ShellText;
import java.util.Map;

/**
 * Replaces {@code $VAR}, {@code ${VAR}}, <code>${VAR:-default}</code> and <code>${VAR:+other}
 * </code> as environment.d(5) does: also within what were single quotes; {@code $$} stands for a
 * dollar.
 */
final class References {
  private static final int DEEPEST = 8;

  private References() {}

  /** Returns the text with every reference replaced; a variable that is not set is empty. */
  static String replaced(String text, Map<String, String> variables) {
    return replaced(text, variables, 0);
  }

  private static String replaced(String text, Map<String, String> variables, int depth) {
    StringBuilder result = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int end = c == '$' && depth < DEEPEST ? endOfReference(text, at) : at;
      if (end == at) {
        result.append(c);
        at++;
      } else {
        result.append(value(text.substring(at + 1, end), variables, depth));
        at = end;
      }
    }
    return result.toString();
  }

  /** Returns the position after the reference that begins at {@code at}; {@code at} without one. */
  private static int endOfReference(String text, int at) {
    if (text.startsWith("$$", at)) {
      return at + 2;
    }
    if (text.startsWith("${", at)) {
      int close = closingBrace(text, at + 2);
      return close < 0 ? at : close + 1;
    }
    int end = ShellText.endOfName(text, at + 1);
    return end == at + 1 ? at : end;
  }

  private static int closingBrace(String text, int from) {
    int open = 1;
    for (int at = from; at < text.length(); at++) {
      char c = text.charAt(at);
      open += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (open == 0) {
        return at;
      }
    }
    return -1;
  }

  private static String value(String reference, Map<String, String> variables, int depth) {
    if (reference.equals("$")) {
      return "$";
    }
    String inner =
        reference.startsWith("{") ? reference.substring(1, reference.length() - 1) : reference;
    int colon = inner.indexOf(':');
    String value = variables.getOrDefault(colon < 0 ? inner : inner.substring(0, colon), "");
    if (colon < 0 || colon + 1 == inner.length()) {
      return value;
    }
    String other = inner.substring(colon + 2);
    boolean useOther = (inner.charAt(colon + 1) == '-') == value.isEmpty();
    return useOther
        ? replaced(other, variables, depth + 1)
        : inner.charAt(colon + 1) == '-' ? value : "";
  }
}
