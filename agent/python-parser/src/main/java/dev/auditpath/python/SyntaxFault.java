package dev.auditpath.python;

/** The parser's complaint, on its way out of the parser. */
final class SyntaxFault extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int line;
  private final boolean isFinal;

  private SyntaxFault(int line, String message, boolean isFinal) {
    super(message, null, false, false);
    this.line = line;
    this.isFinal = isFinal;
  }

  static SyntaxFault at(int line, String message) {
    return new SyntaxFault(line, message, false);
  }

  /** A reason to stop that another reading of the same source would not change. */
  static SyntaxFault stop(String message) {
    return new SyntaxFault(0, message, true);
  }

  /** Returns the line, of which 1 is the first; 0 where it is about no line. */
  int line() {
    return line;
  }

  String message() {
    return String.valueOf(getMessage());
  }

  /** Returns the end of the sentence "it could not be read: …". */
  String reason() {
    return line == 0 ? message() : "line " + line + ": " + message();
  }

  boolean isFinal() {
    return isFinal;
  }
}
