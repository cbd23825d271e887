package dev.auditpath.python;

/** Says why a source has no syntax tree; that is a finding about the source, never "clean". */
public final class NotParsedException extends Exception {
  private static final long serialVersionUID = 1;

  /** What is quoted of a source in a reason is the source's own, and as long as it likes. */
  private static final int LONGEST_REASON = 200;

  private final boolean python2;

  /**
   * @param reason the end of the sentence "it could not be read: …"
   */
  public NotParsedException(String reason) {
    this(reason, false);
  }

  NotParsedException(String reason, boolean python2) {
    // Part of an answer, often given: whence it was thrown tells nobody anything.
    super(
        reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) + "…" : reason,
        null,
        false,
        false);
    this.python2 = python2;
  }

  /** Returns the end of the sentence "it could not be read: …". */
  public String reason() {
    return String.valueOf(getMessage());
  }

  /** Returns whether it looks like a program for Python 2, which no Python 3 would run either. */
  public boolean isPython2() {
    return python2;
  }
}
