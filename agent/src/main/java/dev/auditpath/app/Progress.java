package dev.auditpath.app;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** Says on a terminal what is being done, once it has taken a second; takes the line away after. */
public final class Progress {
  private static final long PATIENCE_MILLIS = 1_000;
  private static final long REFRESH_MILLIS = 250;

  private final PrintWriter err;
  private final boolean terminal;
  private volatile String stage = "";
  private @Nullable Thread ticker;

  /**
   * @param terminal whether a person sees {@code err}; nothing is written where not
   */
  public Progress(PrintWriter err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  /** Notes that a stage begins. */
  public void stage(String word) {
    stage = word;
    if (terminal && ticker == null) {
      ticker = new Thread(this::tick, "progress");
      ticker.setDaemon(true);
      ticker.start();
    }
  }

  /** Notes that all is done; nothing is written after this. */
  public void done() {
    Thread running = ticker;
    ticker = null;
    if (running != null) {
      running.interrupt();
      join(running);
    }
  }

  private void tick() {
    boolean shown = false;
    try {
      Thread.sleep(PATIENCE_MILLIS);
      while (true) {
        err.print("\r" + stage + " ...\u001b[K");
        err.flush();
        shown = true;
        Thread.sleep(REFRESH_MILLIS);
      }
    } catch (InterruptedException done) {
      if (shown) {
        err.print("\r\u001b[K");
        err.flush();
      }
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
