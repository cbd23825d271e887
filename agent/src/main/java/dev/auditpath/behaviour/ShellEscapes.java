package dev.auditpath.behaviour;

import java.util.List;

/** Backslash escapes of {@code $'…'}, {@code echo -e} and {@code printf}, and {@code tr} sets. */
final class ShellEscapes {
  private static final String LETTERS = "ntrabfve";
  private static final String MEANT = "\n\t\r\u0007\b\f\u000b\u001b";

  private ShellEscapes() {}

  /** Returns a text with its escapes replaced. */
  static String replaced(String text) {
    StringBuilder result = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != '\\' || at + 1 == text.length()) {
        result.append(c);
        at++;
        continue;
      }
      char kind = text.charAt(at + 1);
      int letter = LETTERS.indexOf(kind);
      boolean hexadecimal = kind == 'x' || kind == 'u' || kind == 'U';
      if (hexadecimal || (kind >= '0' && kind <= '7')) {
        at = number(text, hexadecimal ? at + 2 : at + 1, kind, result);
      } else {
        result.append(letter >= 0 ? MEANT.charAt(letter) : kind);
        at += 2;
      }
    }
    return result.toString();
  }

  private static int number(String text, int from, char kind, StringBuilder result) {
    int radix = kind == 'x' || kind == 'u' || kind == 'U' ? 16 : 8;
    int most = radix == 8 ? kind == '0' ? 4 : 3 : kind == 'x' ? 2 : kind == 'u' ? 4 : 8;
    int at = from;
    long value = 0;
    while (at < text.length() && at - from < most && Character.digit(text.charAt(at), radix) >= 0) {
      value = value * radix + Character.digit(text.charAt(at++), radix);
    }
    if (at > from && Character.isValidCodePoint((int) Math.min(value, Integer.MAX_VALUE))) {
      result.append(ShellMarks.clean(Character.toString((int) value)));
    }
    return at;
  }

  /** Returns what {@code tr} makes of a text, for sets of characters and ranges. */
  static String translated(List<String> arguments, String text) {
    if (arguments.size() == 2 && arguments.get(0).equals("-d")) {
      String out = characters(arguments.get(1));
      StringBuilder rest = new StringBuilder();
      text.chars().filter(c -> out.indexOf(c) < 0).forEach(c -> rest.append((char) c));
      return rest.toString();
    }
    if (arguments.size() != 2 || arguments.get(0).startsWith("-")) {
      return ShellMarks.UNKNOWN_TEXT;
    }
    String from = characters(arguments.get(0));
    String to = characters(arguments.get(1));
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      int at = from.indexOf(text.charAt(i));
      boolean swapped = at >= 0 && !to.isEmpty();
      result.append(swapped ? to.charAt(Math.min(at, to.length() - 1)) : text.charAt(i));
    }
    return result.toString();
  }

  private static String characters(String set) {
    String text = replaced(set);
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      boolean range = i + 2 < text.length() && text.charAt(i + 1) == '-';
      char end = range ? text.charAt(i + 2) : text.charAt(i);
      for (int c = text.charAt(i); c <= end && result.length() < 1_000; c++) {
        result.append((char) c);
      }
      i += range ? 2 : 0;
    }
    return result.toString();
  }
}
