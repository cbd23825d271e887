package dev.auditpath.shell;

/** Finds where the pieces of shell text end. All scans are linear and stop at the text's end. */
public final class ShellText {
  private static final String ENDS_WORD = " \t\r\n;&|<>()";

  /** Deeper nesting than people write; the rest of the text then counts as one piece. */
  private static final int DEEPEST = 50;

  private ShellText() {}

  /** Returns where the line ends that {@code from} is in. */
  public static int endOfLine(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  /** Returns the end of the word that begins at {@code from}; always moves on by one at least. */
  public static int endOfWord(String text, int from) {
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean glued = c == '(' && at > from && !isEmptyList(text, at);
      boolean processSubstitution = (c == '<' || c == '>') && at == from;
      if (processSubstitution && text.startsWith("(", at + 1)) {
        at = endOfBalanced(text, at + 1);
      } else if (glued) {
        at = endOfBalanced(text, at);
      } else if (ENDS_WORD.indexOf(c) >= 0) {
        return Math.max(at, Math.min(from + 1, text.length()));
      } else {
        at = endOfPiece(text, at);
      }
    }
    return at;
  }

  /** Returns the end of a word that begins with a bracket. */
  public static int endOfWordWithBrackets(String text, int open) {
    int at = endOfBalanced(text, open);
    boolean more = at < text.length() && ENDS_WORD.indexOf(text.charAt(at)) < 0;
    return more ? endOfWord(text, at) : at;
  }

  /** Returns whether {@code ()} of a function stands there, not that of an empty array. */
  private static boolean isEmptyList(String text, int at) {
    return text.startsWith("()", at) && text.charAt(at - 1) != '=';
  }

  /** Returns the end of the character, quotation, expansion or substitution at {@code at}. */
  public static int endOfPiece(String text, int at) {
    return endOfPiece(text, at, 0);
  }

  private static int endOfPiece(String text, int at, int depth) {
    char c = text.charAt(at);
    if (c == '\\') {
      return Math.min(at + 2, text.length());
    }
    if (c == '\'') {
      return after(text.indexOf('\'', at + 1), text);
    }
    if (c == '"') {
      return endOfDoubleQuotes(text, at, depth + 1);
    }
    if (c == '`') {
      return after(text.indexOf('`', at + 1), text);
    }
    boolean opens = c == '$' && (text.startsWith("(", at + 1) || text.startsWith("{", at + 1));
    return opens ? endOfBalanced(text, at + 1, depth + 1) : at + 1;
  }

  /** Returns the position after the bracket that closes the one at {@code open}. */
  public static int endOfBalanced(String text, int open) {
    return endOfBalanced(text, open, 0);
  }

  private static int endOfBalanced(String text, int open, int nesting) {
    char opening = text.charAt(open);
    char closing = opening == '(' ? ')' : '}';
    int depth = 0;
    int at = open;
    while (at < text.length() && nesting < DEEPEST) {
      char c = text.charAt(at);
      depth += c == opening ? 1 : c == closing ? -1 : 0;
      if (depth == 0) {
        return at + 1;
      }
      boolean quotes = c == '\\' || c == '\'' || c == '"' || c == '`';
      at = quotes ? endOfPiece(text, at, nesting + 1) : at + 1;
    }
    return text.length();
  }

  private static int endOfDoubleQuotes(String text, int open, int nesting) {
    int at = open + 1;
    while (at < text.length() && nesting < DEEPEST) {
      char c = text.charAt(at);
      if (c == '"') {
        return at + 1;
      }
      if (c == '\'') {
        at++;
      } else {
        at = endOfPiece(text, at, nesting + 1);
      }
    }
    return text.length();
  }

  private static int after(int found, String text) {
    return found < 0 ? text.length() : found + 1;
  }

  /** Returns whether a text can name a variable (POSIX, XBD 3.216). */
  public static boolean isName(String text) {
    return !text.isEmpty() && endOfName(text, 0) == text.length();
  }

  /** Returns the end of the variable's name that begins at {@code from}; {@code from} if none. */
  public static int endOfName(String text, int from) {
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean letter = c == '_' || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      if (!letter && (at == from || c < '0' || c > '9')) {
        break;
      }
      at++;
    }
    return at;
  }
}
