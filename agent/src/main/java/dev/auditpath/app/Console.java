package dev.auditpath.app;

import java.io.PrintWriter;

/**
 * The streams of one call and what is known of the reader at their other end.
 *
 * @param out for what was asked
 * @param err for everything else
 * @param terminals which of the standard streams are terminals, as digits: {@code 012}
 * @param unicode whether letters beyond ASCII may be shown
 */
public record Console(PrintWriter out, PrintWriter err, String terminals, boolean unicode) {

  /** Returns whether a person sees standard output as it comes. */
  public boolean outIsTerminal() {
    return terminals.contains("1");
  }

  /** Returns whether a person sees standard error as it comes. */
  public boolean errIsTerminal() {
    return terminals.contains("2");
  }

  /** Returns whether the call came from a terminal at all. */
  public boolean calledFromTerminal() {
    return !terminals.isEmpty();
  }
}
