package dev.auditpath.shell;

/**
 * Where a command reads from or writes to (POSIX, XCU 2.7).
 *
 * @param arrow with the descriptor's number in front, for example {@code >>} or {@code 2>&}; {@code
 *     <<'} for a here-document that stays as it is
 * @param target the word after it with its quotes; of a here-document the text
 * @param line the first is 1
 */
public record Redirection(String arrow, String target, int line) {

  static Redirection of(ShellToken token) {
    int blank = token.text().indexOf(' ');
    return new Redirection(
        token.text().substring(0, blank), token.text().substring(blank + 1), token.line());
  }

  /** Returns whether the command writes to the target. */
  public boolean writes() {
    return arrow.indexOf('>') >= 0;
  }

  /** Returns whether the target is text in which nothing is replaced. */
  public boolean isVerbatim() {
    return arrow.endsWith("'");
  }

  /** Returns whether the target is the text that the command reads, not a file. */
  public boolean isText() {
    return arrow.contains("<<");
  }
}
