package dev.auditpath.notify;

import dev.auditpath.model.Severity;
import java.time.Instant;

/**
 * One finding as a person is to hear of it.
 *
 * @param cause what it is about: the command, or the directory; of one cause one notification shows
 * @param fingerprint the finding's
 * @param severity the finding's
 * @param title a few words
 * @param body one sentence
 * @param at when it was found
 * @param missed whether it was tried to tell and could not be
 * @param first whether it stood already when there was no audit before
 */
public record Notice(
    String cause,
    String fingerprint,
    Severity severity,
    String title,
    String body,
    Instant at,
    boolean missed,
    boolean first) {

  /** Returns this one as told in vain. */
  Notice asMissed() {
    return new Notice(cause, fingerprint, severity, title, body, at, true, first);
  }

  /** Returns this one as told. */
  Notice asTold() {
    return new Notice(cause, fingerprint, severity, title, body, at, missed, false);
  }
}
