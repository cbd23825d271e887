package dev.auditpath.shell;

/**
 * One piece of shell text: a word with its quotes, an operator, or a redirection; a line's end is
 * the operator {@code \n}.
 *
 * @param text of a redirection its arrow, a blank, and the word or the here-document after it
 * @param line the first is 1
 */
public record ShellToken(String text, Kind kind, int line) {

  /** What a piece is. */
  public enum Kind {
    WORD,
    OPERATOR,
    REDIRECTION
  }

  /** Returns whether it ends a word or a command. */
  public boolean isOperator() {
    return kind == Kind.OPERATOR;
  }

  /** Returns whether it says where a command reads from or writes to. */
  public boolean isRedirection() {
    return kind == Kind.REDIRECTION;
  }

  /** Returns whether it is this operator. */
  public boolean is(String operator) {
    return isOperator() && text.equals(operator);
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equals(word);
  }
}
