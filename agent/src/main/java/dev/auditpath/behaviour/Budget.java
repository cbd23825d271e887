package dev.auditpath.behaviour;

import dev.auditpath.python.Deadline;
import java.time.Duration;

/** How much one analysis may take. A bound that is reached ends it, and is told. */
final class Budget {
  /** Nodes of syntax trees that are evaluated; pip's own command needs a third of it. */
  private static final int MOST_STEPS = 6_000_000;

  private static final int MOST_MODULES = 600;

  /** Characters of source text; about sixty times that is the memory its trees take. */
  private static final long MOST_TEXT = 8L * 1024 * 1024;

  /** Turns of loops that are taken one by one because what they go over is known. */
  private static final int MOST_TURNS = 20_000;

  /** A bound on steps bounds time as long as no step is long; this is for those that are. */
  private static final Duration TIME = Duration.ofSeconds(30);

  /** Between two looks at the clock. */
  private static final int UNWATCHED = 1 << 14;

  private final Deadline deadline = Deadline.in(TIME);
  private int unwatched;
  private int steps;
  private int modules;
  private long text;
  private int turns;

  /** Says which bound was reached. */
  static final class Reached extends RuntimeException {
    private static final long serialVersionUID = 1;

    Reached(String reason) {
      super(reason, null, false, false);
    }

    String reason() {
      return String.valueOf(getMessage());
    }
  }

  void step() {
    if (++steps > MOST_STEPS) {
      throw new Reached("it takes more than " + MOST_STEPS + " steps to follow");
    }
    visit();
  }

  /** A value is looked at within a step. */
  void visit() {
    if (++unwatched > UNWATCHED) {
      unwatched = 0;
      if (deadline.isPast()) {
        throw new Reached("it takes more than " + TIME.toSeconds() + " seconds to follow");
      }
    }
  }

  /** Returns whether one more module of this length may be read. */
  boolean takeModule(int length) {
    modules++;
    text += length;
    return modules <= MOST_MODULES && text <= MOST_TEXT;
  }

  /** Returns whether a loop of known elements may be gone through one by one. */
  boolean takeTurns(int count) {
    if (turns + count > MOST_TURNS) {
      return false;
    }
    turns += count;
    return true;
  }

  int steps() {
    return steps;
  }

  int modules() {
    return modules;
  }
}
