package dev.auditpath.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Cuts shell text into words and operators (POSIX, XCU 2.3). Quotes, expansions, substitutions and
 * array literals stay within their word; comments are left out.
 */
public final class ShellTokens {
  private static final List<String> OPERATORS =
      List.of(";;&", ";;", ";&", "&&", "||", "|&", "|", "&", ";", "(", ")");

  private final String text;
  private final List<ShellToken> tokens = new ArrayList<>();
  private final Deque<HereDocument> hereDocuments = new ArrayDeque<>();
  private int at;
  private int line = 1;

  /** A here-document that begins after the line's end, and the place of its redirection. */
  private record HereDocument(String mark, int token) {}

  private ShellTokens(String text, int line) {
    this.text = text;
    this.line = line;
  }

  /** Returns the words and operators of a text whose first line has the given number. */
  public static List<ShellToken> of(String text, int line) {
    return withoutRedirections(all(text, line));
  }

  private static List<ShellToken> withoutRedirections(List<ShellToken> tokens) {
    List<ShellToken> rest = new ArrayList<>();
    for (ShellToken token : tokens) {
      if (!token.isRedirection()) {
        rest.add(token);
      }
    }
    return rest;
  }

  /** Returns the tokens of a text, redirections among them. */
  static List<ShellToken> all(String text, int line) {
    ShellTokens cutter = new ShellTokens(text, line);
    while (cutter.at < text.length()) {
      cutter.next();
    }
    return cutter.tokens;
  }

  /** Returns the tokens of fish text: brackets are no operators there. Ends with a line's end. */
  public static List<ShellToken> ofFish(String text) {
    ShellTokens cutter = new ShellTokens(text + "\n", 1);
    while (cutter.at < cutter.text.length()) {
      char c = cutter.text.charAt(cutter.at);
      if (c == '(') {
        cutter.word(ShellText.endOfWordWithBrackets(cutter.text, cutter.at));
      } else {
        cutter.next();
      }
    }
    return withoutRedirections(cutter.tokens);
  }

  private void next() {
    char c = text.charAt(at);
    if (c == '\n') {
      operator("\n");
      line++;
      hereDocuments();
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
      redirection();
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
    if (text.startsWith("((", at) && isArithmetic()) {
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

  /** As bash has it: the second bracket's end must be followed by that of the first. */
  private boolean isArithmetic() {
    int end = ShellText.endOfBalanced(text, at + 1);
    return text.startsWith(")", end) && text.charAt(end - 1) == ')';
  }

  private void operator(String operator) {
    tokens.add(new ShellToken(operator, ShellToken.Kind.OPERATOR, line));
    at += operator.length();
  }

  private void word(int end) {
    String word = text.substring(at, end);
    tokens.add(new ShellToken(word, ShellToken.Kind.WORD, line));
    line += (int) word.chars().filter(c -> c == '\n').count();
    at = end;
  }

  private void redirection() {
    int start = at;
    while (at < text.length() && isPartOfArrow(start)) {
      at++;
    }
    boolean here = text.substring(start, at).contains("<<");
    boolean hereText = text.substring(start, at).contains("<<<");
    String arrow = text.substring(start, at);
    boolean complete = Character.isDigit(text.charAt(at - 1)) || text.charAt(at - 1) == '-';
    if (complete && !here) {
      add(arrow, "");
      return;
    }
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    int end = ShellText.endOfWord(text, at);
    String target = text.substring(at, end);
    String mark = target.replaceAll("[\"'\\\\]", "");
    boolean document = here && !hereText;
    add(document && !mark.equals(target) ? arrow + "'" : arrow, target);
    if (document) {
      hereDocuments.add(new HereDocument(mark, tokens.size() - 1));
    }
    at = end;
  }

  private void add(String arrow, String target) {
    tokens.add(new ShellToken(arrow + " " + target, ShellToken.Kind.REDIRECTION, line));
  }

  private boolean isPartOfArrow(int start) {
    char c = text.charAt(at);
    return c == '|' ? at > start && text.charAt(at - 1) == '>' : "0123456789<>&-".indexOf(c) >= 0;
  }

  private void hereDocuments() {
    while (!hereDocuments.isEmpty()) {
      HereDocument document = hereDocuments.remove();
      int start = at;
      int end = at;
      String lineText = "";
      do {
        end = at;
        int endOfLine = ShellText.endOfLine(text, at);
        lineText = text.substring(at, endOfLine).strip();
        at = Math.min(endOfLine + 1, text.length());
        line++;
      } while (at < text.length() && !lineText.equals(document.mark()));
      ShellToken redirection = tokens.get(document.token());
      String arrow = redirection.text().substring(0, redirection.text().indexOf(' '));
      String body = text.substring(start, lineText.equals(document.mark()) ? end : at);
      tokens.set(
          document.token(),
          new ShellToken(arrow + " " + body, redirection.kind(), redirection.line()));
    }
  }
}
