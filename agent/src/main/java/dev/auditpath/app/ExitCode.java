package dev.auditpath.app;

/** What the program's exit says. */
public enum ExitCode {
  /** Nothing at or above {@code --fail-on}. */
  CLEAN(0),
  /** Something is. */
  FOUND(1),
  /** The call was wrong. */
  USAGE(2),
  /** The audit could not be completed. */
  INCOMPLETE(3);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
