package dev.auditpath.python;

import com.oracle.graal.python.pegparser.ParserCallbacks;
import com.oracle.graal.python.pegparser.tokenizer.Token;
import com.oracle.graal.python.pegparser.tokenizer.Tokenizer;
import java.util.EnumSet;

/**
 * Names as CPython reads them where the parser does not. It normalizes names (NFKC, PEP 3131)
 * unless all their characters are below 256; three of those are letters that stand for others, so
 * that {@code import ºs} is {@code import os}.
 */
final class LatinNames {
  private static final String WRITTEN = "\u00AA\u00BA\u00B5";
  private static final String MEANT = "ao\u03BC";

  private LatinNames() {}

  /** Returns the source with the letters meant in its names; every other character stays. */
  static String normalized(String source, ParserCallbacks complaints) {
    return hasAny(source) ? replaced(source, complaints) : source;
  }

  private static boolean hasAny(String source) {
    for (int i = 0; i < WRITTEN.length(); i++) {
      if (source.indexOf(WRITTEN.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static String replaced(String source, ParserCallbacks complaints) {
    int[] points = source.codePoints().toArray();
    Tokenizer tokenizer =
        Tokenizer.fromString(complaints, source, EnumSet.of(Tokenizer.Flag.EXEC_INPUT), null);
    Token token = tokenizer.next();
    while (token.type != Token.Kind.ENDMARKER && token.type != Token.Kind.ERRORTOKEN) {
      if (token.type == Token.Kind.NAME) {
        replace(points, token);
      }
      token = tokenizer.next();
    }
    return new String(points, 0, points.length);
  }

  private static void replace(int[] points, Token name) {
    for (int i = name.startOffset; i < name.endOffset; i++) {
      int letter = WRITTEN.indexOf(points[i]);
      points[i] = letter < 0 ? points[i] : MEANT.charAt(letter);
    }
  }
}
