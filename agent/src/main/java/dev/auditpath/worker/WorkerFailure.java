package dev.auditpath.worker;

/** A worker that had to be ended, or ended itself. */
final class WorkerFailure extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * @param reason the end of the sentence "it could not be read: …"
   */
  WorkerFailure(String reason) {
    super(reason, null, false, false);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
