package dev.auditpath.python;

import com.oracle.graal.python.pegparser.ParserCallbacks;
import com.oracle.graal.python.pegparser.tokenizer.Token;
import com.oracle.graal.python.pegparser.tokenizer.Tokenizer;
import java.util.EnumSet;

/**
 * What the parser's own tokenizer tells before the parser is run: whether the source keeps the
 * bounds, and what its names mean. The parser normalizes names (NFKC, PEP 3131) unless all their
 * characters are below 256; CPython does so always, and three letters below 256 stand for others:
 * {@code import ºs} is {@code import os}.
 */
final class Tokens {
  private static final String WRITTEN = "\u00AA\u00BA\u00B5";
  private static final String MEANT = "ao\u03BC";

  /**
   * CPython's own bound on what it converts to an integer. The parser takes n² steps for n digits.
   */
  private static final int MOST_DIGITS = 4_300;

  private final String source;
  private final int[] points;

  private Tokens(String source) {
    this.source = source;
    this.points = source.codePoints().toArray();
  }

  /**
   * Returns the source with the letters meant in its names; every other character stays.
   *
   * @throws NotParsedException where it has too many tokens, or a number of too many digits
   */
  static String normalized(String source, ParserCallbacks complaints) throws NotParsedException {
    // A character makes two tokens at most: itself, and the end of an indentation.
    boolean isLong = source.length() > PythonParser.MOST_TOKENS / 2;
    return isLong || hasLatinLetter(source) || hasLongWord(source)
        ? new Tokens(source).read(complaints)
        : source;
  }

  private String read(ParserCallbacks complaints) throws NotParsedException {
    Tokenizer tokenizer =
        Tokenizer.fromString(complaints, source, EnumSet.of(Tokenizer.Flag.EXEC_INPUT), null);
    Token token = tokenizer.next();
    // Where the tokenizer fails, the parser will, and with better words.
    for (int count = 1; !isLast(token); count++) {
      if (count > PythonParser.MOST_TOKENS) {
        throw new NotParsedException("it has more than " + PythonParser.MOST_TOKENS + " tokens");
      }
      look(token);
      token = tokenizer.next();
    }
    return new String(points, 0, points.length);
  }

  private static boolean isLast(Token token) {
    return token.type == Token.Kind.ENDMARKER || token.type == Token.Kind.ERRORTOKEN;
  }

  private void look(Token token) throws NotParsedException {
    if (token.type == Token.Kind.NUMBER && token.endOffset - token.startOffset > MOST_DIGITS) {
      throw new NotParsedException(
          "line " + token.sourceRange.startLine + ": a number of more than 4300 digits");
    }
    if (token.type == Token.Kind.NAME) {
      for (int i = token.startOffset; i < token.endOffset; i++) {
        int letter = WRITTEN.indexOf(points[i]);
        points[i] = letter < 0 ? points[i] : MEANT.charAt(letter);
      }
    }
  }

  private static boolean hasLatinLetter(String source) {
    for (int i = 0; i < WRITTEN.length(); i++) {
      if (source.indexOf(WRITTEN.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasLongWord(String source) {
    int length = 0;
    for (int i = 0; i < source.length() && length <= MOST_DIGITS; i++) {
      char c = source.charAt(i);
      length = Character.isLetterOrDigit(c) || c == '_' || c == '.' ? length + 1 : 0;
    }
    return length > MOST_DIGITS;
  }
}
