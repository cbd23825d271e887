package dev.auditpath.behaviour;

/** How often what the program prints has been shown, and whether a choice is being made in it. */
final class Shown {
  private int times;
  private int choices;
  private int turns;

  void again() {
    times++;
  }

  int times() {
    return times;
  }

  /** What is kept from here on was chosen by what it says. */
  void choose() {
    choices++;
  }

  void chosen(int number) {
    choices -= number;
  }

  /** What is called from here on is called for each part of what the program prints. */
  void enterTurns() {
    turns++;
  }

  void leaveTurns() {
    turns--;
  }

  boolean isInTurns() {
    return turns > 0;
  }

  /** Returns a value that is kept; the output, where it was chosen, is not the whole any more. */
  Values kept(Values value) {
    return choices > 0 && Taint.OUTPUT.in(Taints.of(value))
        ? value.tainted(Taint.CHANGED_OUTPUT)
        : value;
  }
}
