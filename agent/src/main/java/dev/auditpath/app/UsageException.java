package dev.auditpath.app;

/** The call was wrong; the message is one line that says how to mend it. */
public final class UsageException extends Exception {
  private static final long serialVersionUID = 1;

  public UsageException(String message) {
    super(message);
  }
}
