package dev.auditpath.python;

import java.util.regex.Pattern;

/** Tells sources for Python 2 by what the grammar of Python 3 complains of first. */
final class Python2Syntax {
  /** How CPython words what only Python 2 has (PEP 3110, PEP 3127, PEP 3105). */
  private static final Pattern MESSAGE =
      Pattern.compile(
          "Missing parentheses in call to '(print|exec)'.*"
              + "|multiple exception types must be parenthesized"
              + "|leading zeros in decimal integer literals are not permitted.*");

  /** {@code raise E, "text"}, {@code print >>f}, backquotes, {@code <>}, ur"". */
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*raise\\s+[\\w.]+\\s*,.*"
              + "|\\s*print\\s*(>>.*|[\"'\\w].*)"
              + "|\\s*exec\\s+[\"'\\w].*"
              + "|[^\"'#]*(`[^`]+`|\\w\\s*<>\\s*\\w|\\b[uU][rR][\"']).*"
              + "|\\s*except\\b[^\"':#]*,\\s*\\w+\\s*:.*"
              + "|\\s*def\\s+\\w+\\s*\\([^()]*\\([^()]*\\).*|.*\\blambda\\s*\\(.*");

  private static final Pattern LONG_NUMBER = Pattern.compile("\\b(0[xX][0-9a-fA-F]+|\\d+)[lL]\\b");

  private static final int LONGEST_LINE = 300;

  private Python2Syntax() {}

  /** Returns what to say of a fault in a source. */
  static NotParsedException recognize(SyntaxFault fault, String source) {
    return isPython2(fault, source)
        ? new NotParsedException("it is written for Python 2 (" + fault.reason() + ")", true)
        : new NotParsedException(fault.reason());
  }

  private static boolean isPython2(SyntaxFault fault, String source) {
    String line = line(source, fault.line());
    return MESSAGE.matcher(fault.message()).matches()
        || LINE.matcher(line).matches()
        || (fault.message().endsWith(" literal") && LONG_NUMBER.matcher(line).find());
  }

  private static String line(String source, int number) {
    int start = 0;
    for (int line = 1; line < number && start >= 0; line++) {
      start = source.indexOf('\n', start) + 1;
      if (start == 0) {
        return "";
      }
    }
    int end = source.indexOf('\n', start);
    String line = source.substring(start, end < 0 ? source.length() : end);
    return line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line;
  }
}
