package dev.auditpath.installer;

/** Says which step failed and why; what went before it stands, and what is in use is unchanged. */
final class PlanFailedException extends Exception {
  private static final long serialVersionUID = 1;

  PlanFailedException(Step step, String reason) {
    super(reason + "\n  in: " + step.inWords());
  }
}
