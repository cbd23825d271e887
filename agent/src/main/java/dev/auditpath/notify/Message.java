package dev.auditpath.notify;

import dev.auditpath.model.Severity;
import java.util.List;

/**
 * What one notification says.
 *
 * @param cause the one notification that it takes the place of, where that still shows
 * @param severity the worst of its notices
 * @param title plain text, harmless
 * @param body plain text, harmless
 * @param notices what it tells of, worst first
 */
public record Message(
    String cause, Severity severity, String title, String body, List<Notice> notices) {

  public Message {
    notices = List.copyOf(notices);
  }

  /** Returns whether it is about more than one cause. */
  boolean isDigest() {
    return cause.equals(Ledger.DIGEST);
  }
}
