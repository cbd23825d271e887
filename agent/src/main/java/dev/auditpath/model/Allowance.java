package dev.auditpath.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A finding that the user has accepted. The fingerprint has the content in it that it was raised
 * on, so another content is another finding.
 *
 * @param fingerprint the finding's identity
 * @param rule the rule's id
 * @param severity how bad it was when it was accepted
 * @param subject the command, or the path for rules about PATH entries
 * @param reason why, in the user's words
 * @param at when it was accepted
 * @param until from when on it is reported again; empty: never
 */
public record Allowance(
    String fingerprint,
    String rule,
    Severity severity,
    String subject,
    String reason,
    Instant at,
    Optional<Instant> until) {

  /** Returns whether it holds at a time. */
  public boolean holds(Instant now) {
    return until.isEmpty() || now.isBefore(until.get());
  }
}
