package dev.auditpath.testing.cases;

import java.util.Set;

/**
 * What came out for one case.
 *
 * @param labelled the case
 * @param got the worst label of its findings
 * @param told its findings above info, with the kinds of effects they give as evidence
 * @param missingNotices the notices that should have come beside it and did not
 * @param problems what the audit could not look at, as JSON
 */
public record Verdict(
    Case labelled, Label got, Set<String> told, Set<String> missingNotices, String problems) {
  public boolean isRight() {
    return labelled.expected().contains(got);
  }

  /** Returns whether a person would be interrupted. */
  public boolean interrupts() {
    return got.interrupts() && labelled.value("unknown-name").isEmpty();
  }
}
