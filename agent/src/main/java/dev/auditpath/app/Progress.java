package dev.auditpath.app;

import java.io.PrintWriter;

/** Says on a terminal what is being done, once it has taken a second. */
public final class Progress {
  private static final long PATIENCE_NANOS = 1_000_000_000L;

  private final PrintWriter err;
  private final boolean terminal;
  private final long start = System.nanoTime();
  private boolean shown;

  /**
   * @param terminal whether a person sees {@code err}; nothing is written where not
   */
  public Progress(PrintWriter err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  /** Notes that a stage begins. */
  public void stage(String word) {
    if (terminal && System.nanoTime() - start > PATIENCE_NANOS) {
      err.print("\r" + word + " ...\u001b[K");
      err.flush();
      shown = true;
    }
  }

  /** Takes the line away again. */
  public void done() {
    if (shown) {
      err.print("\r\u001b[K");
      err.flush();
      shown = false;
    }
  }
}
