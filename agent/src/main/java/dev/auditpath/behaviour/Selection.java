package dev.auditpath.behaviour;

/**
 * A branch that what the program printed decides on.
 *
 * @param passesOver whether it goes on to the next line without having shown this one; else one
 *     side shows it and the other does not
 * @param shown how often the output had been shown behind it
 */
record Selection(Site site, boolean passesOver, int shown) {

  /** Returns whether lines are left out, given what is shown in the statements that follow. */
  boolean leavesOut(int times) {
    return passesOver == (times > shown);
  }
}
