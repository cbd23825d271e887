package dev.auditpath.model;

import java.time.Instant;
import java.util.List;

/**
 * What is new or gone since the last audit.
 *
 * @param since when that one began; {@link Instant#EPOCH} where there was none
 * @param at when this one began
 * @param raised findings that did not stand then, worst first
 * @param cleared findings that stand no more
 * @param changes what else changed
 */
public record Delta(
    Instant since,
    Instant at,
    List<Finding> raised,
    List<KnownFinding> cleared,
    List<Change> changes) {

  public Delta {
    raised = List.copyOf(raised);
    cleared = List.copyOf(cleared);
    changes = List.copyOf(changes);
  }

  /** Returns whether all is as it was. */
  public boolean isEmpty() {
    return raised.isEmpty() && cleared.isEmpty() && changes.isEmpty();
  }
}
