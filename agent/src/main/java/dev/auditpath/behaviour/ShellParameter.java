package dev.auditpath.behaviour;

import dev.auditpath.shell.Glob;
import dev.auditpath.shell.ShellText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** The operations on parameters that POSIX (XCU 2.6.2) and bash have. */
final class ShellParameter {
  private static final int LONGEST = 2_000;
  private static final String SPECIAL = "@*#?-$!0123456789";

  private ShellParameter() {}

  /** Returns the end of the expansion that begins with the dollar at {@code at}. */
  static int end(String word, int at) {
    if (word.startsWith("$(", at) || word.startsWith("${", at)) {
      return ShellText.endOfBalanced(word, at + 1);
    }
    if (word.startsWith("$'", at) || word.startsWith("$\"", at)) {
      return ShellText.endOfPiece(word, at + 1);
    }
    int end = ShellText.endOfName(word, at + 1);
    boolean special =
        end == at + 1 && end < word.length() && SPECIAL.indexOf(word.charAt(end)) >= 0;
    return special ? end + 1 : end;
  }

  /** Returns the end of the parameter's name within braces. */
  static int endOfName(String inner, int from) {
    int end = ShellText.endOfName(inner, from);
    if (end > from || inner.length() == from) {
      return end;
    }
    while (end < inner.length() && Character.isDigit(inner.charAt(end))) {
      end++;
    }
    return end == from && SPECIAL.indexOf(inner.charAt(from)) >= 0 ? from + 1 : end;
  }

  /** Returns values after {@code ##pattern}, {@code /old/new}, {@code :1:2}, {@code ^^}, … */
  static List<String> changed(
      List<String> values, String operation, UnaryOperator<String> constant) {
    List<String> results = new ArrayList<>();
    for (String value : values) {
      boolean fits = value.length() <= LONGEST && operation.length() <= LONGEST;
      results.add(fits ? changed(value, operation, constant) : ShellMarks.UNKNOWN_TEXT);
    }
    return results;
  }

  private static String changed(String value, String operation, UnaryOperator<String> constant) {
    if (operation.isEmpty()) {
      return value;
    }
    return switch (operation.charAt(0)) {
      case '#', '%' -> trimmed(value, operation, constant);
      case '/' -> replaced(value, operation, constant);
      case ':' -> part(value, operation);
      case '^' -> value.toUpperCase(Locale.ROOT);
      case ',' -> value.toLowerCase(Locale.ROOT);
      case '@' -> value;
      default -> ShellMarks.UNKNOWN_TEXT;
    };
  }

  private static String trimmed(String value, String operation, UnaryOperator<String> constant) {
    boolean fromStart = operation.charAt(0) == '#';
    boolean longest = operation.length() > 1 && operation.charAt(1) == operation.charAt(0);
    String pattern = constant.apply(operation.substring(longest ? 2 : 1));
    for (int i = 0; i <= value.length(); i++) {
      int cut = longest ? value.length() - i : i;
      int split = fromStart ? cut : value.length() - cut;
      if (Glob.matches(pattern, fromStart ? value.substring(0, split) : value.substring(split))) {
        return fromStart ? value.substring(split) : value.substring(0, split);
      }
    }
    return value;
  }

  private static String replaced(String value, String operation, UnaryOperator<String> constant) {
    boolean all = operation.startsWith("//");
    String rest = operation.substring(all ? 2 : 1);
    int slash = rest.indexOf('/');
    String old = constant.apply(slash < 0 ? rest : rest.substring(0, slash));
    String with = slash < 0 ? "" : constant.apply(rest.substring(slash + 1));
    if (old.isEmpty() || Glob.isPattern(old) || !ShellMarks.isConstant(value)) {
      return ShellMarks.UNKNOWN_TEXT;
    }
    int at = value.indexOf(old);
    return all || at < 0
        ? value.replace(old, with)
        : value.substring(0, at) + with + value.substring(at + old.length());
  }

  private static String part(String value, String operation) {
    if (!operation.matches(":\\s*\\d{1,4}(:\\d{1,4})?") || !ShellMarks.isConstant(value)) {
      return ShellMarks.isTyped(value) ? value : ShellMarks.UNKNOWN_TEXT;
    }
    String[] numbers = operation.substring(1).split(":", -1);
    int from = Math.min(Integer.parseInt(numbers[0].strip()), value.length());
    int length = numbers.length > 1 ? Integer.parseInt(numbers[1]) : value.length();
    return value.substring(from, Math.min(from + length, value.length()));
  }
}
