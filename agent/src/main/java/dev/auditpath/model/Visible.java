package dev.auditpath.model;

/**
 * Text made harmless for a terminal: control characters, direction marks and invisible letters are
 * written out instead of sent, and so are letters of another script within a Latin word.
 */
public final class Visible {
  private Visible() {}

  /**
   * Returns the text with everything a terminal could act on, or an eye could miss, as an escape:
   * {@code \n}, {@code \x1b}, {@code \u202e}. A byte that is not UTF-8 (a lone surrogate, PEP 383)
   * is shown as {@code \xff}, a backslash as it is.
   *
   * @param unicode whether letters beyond ASCII may stay
   */
  public static String text(String text, boolean unicode) {
    int i = 0;
    while (i < text.length() && isPlain(text.charAt(i))) {
      i++;
    }
    if (i == text.length()) {
      return text;
    }
    StringBuilder visible = new StringBuilder(text.length() + 16);
    for (int at = 0; at < text.length(); ) {
      int end = wordEnd(text, at);
      boolean letters = unicode && !mixesScripts(text, at, end);
      for (; at < end; at += Character.charCount(text.codePointAt(at))) {
        append(visible, text.codePointAt(at), letters);
      }
    }
    return visible.toString();
  }

  /** Returns where the word that begins at {@code start} ends; what is no word stands alone. */
  private static int wordEnd(String text, int start) {
    int end = start;
    while (end < text.length() && isWordPart(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    return end > start ? end : start + Character.charCount(text.codePointAt(start));
  }

  private static boolean isWordPart(int point) {
    return Character.isLetterOrDigit(point) || point == '-' || point == '_' || point == '.';
  }

  /** A word of Latin and other letters is read as what it is not: a Cyrillic i in "git". */
  private static boolean mixesScripts(String text, int start, int end) {
    boolean latin = false;
    boolean other = false;
    for (int at = start; at < end; at += Character.charCount(text.codePointAt(at))) {
      int point = text.codePointAt(at);
      if (Character.isLetter(point)) {
        boolean isLatin = Character.UnicodeScript.of(point) == Character.UnicodeScript.LATIN;
        latin |= isLatin;
        other |= !isLatin;
      }
    }
    return latin && other;
  }

  private static boolean isPlain(char c) {
    return c >= 0x20 && c < 0x7F;
  }

  private static void append(StringBuilder visible, int point, boolean unicode) {
    if (point >= 0x20 && point < 0x7F) {
      visible.append((char) point);
    } else if (point == '\n') {
      visible.append("\\n");
    } else if (point == '\r') {
      visible.append("\\r");
    } else if (point == '\t') {
      visible.append("\\t");
    } else if (point < 0xA0) {
      hex(visible, "\\x", point, 2);
    } else if (point >= 0xDC80 && point <= 0xDCFF) {
      hex(visible, "\\x", point - 0xDC00, 2);
    } else if (unicode && isShowable(point)) {
      visible.appendCodePoint(point);
    } else if (point <= 0xFFFF) {
      hex(visible, "\\u", point, 4);
    } else {
      hex(visible, "\\U", point, 8);
    }
  }

  private static boolean isShowable(int point) {
    return switch (Character.getType(point)) {
      case Character.FORMAT,
          Character.CONTROL,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static void hex(StringBuilder visible, String prefix, int value, int digits) {
    String hex = Integer.toHexString(value);
    visible.append(prefix).append("0".repeat(digits - hex.length())).append(hex);
  }
}
