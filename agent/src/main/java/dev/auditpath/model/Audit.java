package dev.auditpath.model;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The outcome of one run.
 *
 * @param started when it began
 * @param duration how long it took
 * @param inventory what was surveyed
 * @param counts how much that was
 * @param findings worst first, each cause once, of every severity
 * @param problems what could not be looked at
 */
public record Audit(
    Instant started,
    Duration duration,
    Inventory inventory,
    Counts counts,
    List<Finding> findings,
    List<Problem> problems) {

  /** Returns this audit with some of its findings. */
  public Audit withFindings(List<Finding> findings) {
    return new Audit(started, duration, inventory, counts, findings, problems);
  }

  /** Returns whether no command can have gone unseen. */
  public boolean complete() {
    return problems.stream().noneMatch(Problem::hidesCommands);
  }

  /** Returns the findings that are at least as bad as {@code floor}. */
  public List<Finding> atLeast(Severity floor) {
    return findings.stream().filter(finding -> finding.severity().atLeast(floor)).toList();
  }

  /** Returns how many findings there are of each severity; every severity has an entry. */
  public static Map<Severity, Integer> summary(List<Finding> findings) {
    Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
    for (Severity severity : Severity.values()) {
      counts.put(severity, 0);
    }
    findings.forEach(finding -> counts.merge(finding.severity(), 1, Integer::sum));
    return counts;
  }
}
