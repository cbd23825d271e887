package dev.auditpath.python;

/** Says why a source has no syntax tree; that is a finding about the source, never "clean". */
public final class NotParsedException extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * @param reason the end of the sentence "it could not be read: …"
   */
  public NotParsedException(String reason) {
    super(reason);
  }

  /** Returns the end of the sentence "it could not be read: …". */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
