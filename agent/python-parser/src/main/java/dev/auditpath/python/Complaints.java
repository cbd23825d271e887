package dev.auditpath.python;

import com.oracle.graal.python.pegparser.ParserCallbacks;
import com.oracle.graal.python.pegparser.tokenizer.SourceRange;

/** Turns what the parser complains of into faults, and stops it when its time is over. */
final class Complaints implements ParserCallbacks {
  private final Deadline deadline;

  Complaints(Deadline deadline) {
    this.deadline = deadline;
  }

  /** Called about every 512 characters. */
  @Override
  public void safePointPoll() {
    if (deadline.isPast()) {
      throw SyntaxFault.stop("it took too long");
    }
  }

  @Override
  public RuntimeException reportIncompleteSource(int line) {
    return SyntaxFault.at(line, "the source ends too early");
  }

  @Override
  public RuntimeException onError(ErrorType type, SourceRange range, String message) {
    return SyntaxFault.at(range.startLine, message);
  }

  @Override
  public void onWarning(WarningType type, SourceRange range, String message) {
    // A warning changes nothing in the tree.
  }
}
