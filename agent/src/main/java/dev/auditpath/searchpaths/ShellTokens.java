package dev.auditpath.searchpaths;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Cuts shell text into words and operators (POSIX, XCU 2.3). Quotes, expansions, substitutions and
 * array literals stay within their word; comments, redirections and here-documents are left out.
 */
final class ShellTokens {
  private static final List<String> OPERATORS =
      List.of(";;&", ";;", ";&", "&&", "||", "|&", "|", "&", ";", "(", ")");

  private final String text;
  private final List<ShellToken> tokens = new ArrayList<>();
  private final Deque<String> hereDocuments = new ArrayDeque<>();
  private int at;
  private int line = 1;

  private ShellTokens(String text, int line) {
    this.text = text;
    this.line = line;
  }

  /** Returns the tokens of a text whose first line has the given number. */
  static List<ShellToken> of(String text, int line) {
    ShellTokens cutter = new ShellTokens(text, line);
    while (cutter.at < text.length()) {
      cutter.next();
    }
    return cutter.tokens;
  }

  /** Returns the tokens of fish text: brackets are no operators there. Ends with a line's end. */
  static List<ShellToken> ofFish(String text) {
    ShellTokens cutter = new ShellTokens(text + "\n", 1);
    while (cutter.at < cutter.text.length()) {
      char c = cutter.text.charAt(cutter.at);
      if (c == '(') {
        cutter.word(ShellText.endOfWordWithBrackets(cutter.text, cutter.at));
      } else {
        cutter.next();
      }
    }
    return cutter.tokens;
  }

  private void next() {
    char c = text.charAt(at);
    if (c == '\n') {
      operator("\n");
      line++;
      skipHereDocuments();
    } else if (c == ' ' || c == '\t' || c == '\r') {
      at++;
    } else if (text.startsWith("\\\n", at)) {
      at += 2;
      line++;
    } else if (c == '#') {
      at = ShellText.endOfLine(text, at);
    } else if (!text.startsWith("&>", at) && !isRedirection()) {
      wordOrOperator();
    } else {
      skipRedirection();
    }
  }

  private boolean isRedirection() {
    int end = at;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    boolean arrow = end < text.length() && (text.charAt(end) == '<' || text.charAt(end) == '>');
    return arrow && !(end == at && text.startsWith("(", at + 1));
  }

  private void wordOrOperator() {
    if (text.startsWith("((", at)) {
      word(ShellText.endOfBalanced(text, at));
      return;
    }
    for (String operator : OPERATORS) {
      if (text.startsWith(operator, at)) {
        operator(operator);
        return;
      }
    }
    word(ShellText.endOfWord(text, at));
  }

  private void operator(String operator) {
    tokens.add(new ShellToken(operator, true, line));
    at += operator.length();
  }

  private void word(int end) {
    String word = text.substring(at, end);
    tokens.add(new ShellToken(word, false, line));
    line += (int) word.chars().filter(c -> c == '\n').count();
    at = end;
  }

  private void skipRedirection() {
    int start = at;
    while (at < text.length() && isPartOfArrow(start)) {
      at++;
    }
    boolean here = text.substring(start, at).contains("<<");
    boolean hereText = text.substring(start, at).contains("<<<");
    boolean complete = Character.isDigit(text.charAt(at - 1)) || text.charAt(at - 1) == '-';
    if (complete && !here) {
      return;
    }
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    int end = ShellText.endOfWord(text, at);
    if (here && !hereText) {
      hereDocuments.add(text.substring(at, end).replaceAll("[\"'\\\\]", ""));
    }
    at = end;
  }

  private boolean isPartOfArrow(int start) {
    char c = text.charAt(at);
    return c == '|' ? at > start && text.charAt(at - 1) == '>' : "0123456789<>&-".indexOf(c) >= 0;
  }

  private void skipHereDocuments() {
    while (!hereDocuments.isEmpty()) {
      String mark = hereDocuments.remove();
      String lineText = "";
      do {
        int end = ShellText.endOfLine(text, at);
        lineText = text.substring(at, end).strip();
        at = Math.min(end + 1, text.length());
        line++;
      } while (at < text.length() && !lineText.equals(mark));
    }
  }
}
