package dev.auditpath.model;

import java.util.List;

/**
 * A winner that holds a name which another provider could expect to have.
 *
 * @param hold what that amounts to
 * @param resolution where it was seen
 * @param winner the file that runs
 * @param hidden what it hides
 * @param expected why that is as it should be; empty when it is not
 */
public record NameClaim(
    Hold hold, Resolution resolution, Candidate winner, List<Candidate> hidden, String expected) {

  /** Returns whether it wins now, without an environment having to be activated first. */
  public boolean active() {
    return resolution.environment().isEmpty();
  }
}
