package dev.auditpath.notify;

import dev.auditpath.model.Finding;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What an audit found to be other than before.
 *
 * @param raised findings that did not stand then
 * @param cleared fingerprints of those that stand no more
 * @param first whether there was no audit before
 */
public record News(List<Finding> raised, Set<String> cleared, boolean first) {
  /** Nothing is other than before. */
  public static final News NONE = new News(List.of(), Set.of(), false);

  public News(Collection<Finding> raised, Collection<String> cleared, boolean first) {
    this(List.copyOf(raised), Set.copyOf(cleared), first);
  }

  public News {
    raised = List.copyOf(raised);
    cleared = Set.copyOf(cleared);
  }
}
