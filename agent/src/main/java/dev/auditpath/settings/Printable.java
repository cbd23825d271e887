package dev.auditpath.settings;

/** Text from a file or its name, made fit for one line of a message. */
final class Printable {
  private static final int LONGEST_VALUE = 60;
  private static final int LONGEST_REASON = 200;

  private Printable() {}

  /** Returns a value in quotes, cut to a readable length. */
  static String quoted(String value) {
    return '"' + line(cut(value, LONGEST_VALUE)) + '"';
  }

  /** Returns a sentence of somebody else's, cut to a readable length. */
  static String cut(String sentence) {
    return cut(sentence, LONGEST_REASON);
  }

  /** Returns a text with line ends, control and direction characters and surrogates escaped. */
  static String line(String text) {
    StringBuilder line = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      if (isPlain(point)) {
        line.appendCodePoint(point);
      } else {
        line.append("\\u").append(hex(point));
      }
      i += Character.charCount(point);
    }
    return line.toString();
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest) + "…";
  }

  private static boolean isPlain(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  private static String hex(int point) {
    String digits = Integer.toHexString(point);
    return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
  }
}
