package dev.auditpath.notify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was told, and what waits to be.
 *
 * @param waiting not told yet, oldest first
 * @param standing told, and still so
 * @param shown when notifications were shown, within the last hour
 * @param digest when the last digest was
 * @param live notifications that may still show, by cause
 */
record Ledger(
    List<Notice> waiting,
    List<Notice> standing,
    List<Instant> shown,
    Optional<Instant> digest,
    Map<String, Live> live) {
  static final Ledger EMPTY =
      new Ledger(List.of(), List.of(), List.of(), Optional.empty(), Map.of());

  /** The cause of a notification about several; no command and no path is empty. */
  static final String DIGEST = "";

  Ledger {
    waiting = List.copyOf(waiting);
    standing = List.copyOf(standing);
    shown = List.copyOf(shown);
    live = Map.copyOf(live);
  }

  /**
   * A notification that may still show.
   *
   * @param delivery how to reach it
   * @param fingerprints what it tells of and is still so
   */
  record Live(Delivery delivery, Set<String> fingerprints) {
    Live {
      fingerprints = Set.copyOf(fingerprints);
    }
  }

  Ledger waiting(List<Notice> waiting) {
    return new Ledger(waiting, standing, shown, digest, live);
  }

  Ledger standing(List<Notice> standing) {
    return new Ledger(waiting, standing, shown, digest, live);
  }

  Ledger live(Map<String, Live> live) {
    return new Ledger(waiting, standing, shown, digest, live);
  }

  /** Returns this after a message was shown; what is over by then does not stand. */
  Ledger told(Message message, Delivery delivery, Instant now) {
    Set<String> fingerprints = fingerprints(message.notices());
    fingerprints.retainAll(fingerprints(waiting));
    List<Notice> left = without(waiting, fingerprints);
    List<Notice> stands = new ArrayList<>(without(standing, fingerprints));
    for (Notice notice : message.notices()) {
      if (fingerprints.contains(notice.fingerprint())) {
        stands.add(notice.asTold());
      }
    }
    List<Instant> times = new ArrayList<>(shown);
    times.add(now);
    Map<String, Live> shows = new HashMap<>(live);
    shows.put(message.cause(), new Live(delivery, fingerprints));
    return new Ledger(left, stands, times, message.isDigest() ? Optional.of(now) : digest, shows);
  }

  /** Returns this as a later run finds it, which cannot know why something still waits. */
  Ledger recalled() {
    return waiting(waiting.stream().map(Notice::asMissed).toList());
  }

  /** Returns this after a message could not be shown. */
  Ledger missed(Message message) {
    Set<String> fingerprints = fingerprints(message.notices());
    return waiting(
        waiting.stream()
            .map(notice -> fingerprints.contains(notice.fingerprint()) ? notice.asMissed() : notice)
            .toList());
  }

  /** Returns this after the notification of a cause went off the screen. */
  Ledger closed(String cause) {
    Map<String, Live> left = new HashMap<>(live);
    left.remove(cause);
    return live(left);
  }

  /** Returns this after the notifications of a server went down with it, unread for all we know. */
  Ledger lost(Set<String> causes) {
    Set<String> unread = new HashSet<>();
    Map<String, Live> left = new HashMap<>(live);
    for (String cause : causes) {
      Live gone = left.remove(cause);
      if (gone != null) {
        unread.addAll(gone.fingerprints());
      }
    }
    List<Notice> again = new ArrayList<>(waiting);
    for (Notice notice : standing) {
      if (unread.contains(notice.fingerprint())) {
        again.add(notice.asMissed());
      }
    }
    return live(left).standing(without(standing, unread)).waiting(again);
  }

  static Set<String> fingerprints(List<Notice> notices) {
    Set<String> fingerprints = new HashSet<>();
    notices.forEach(notice -> fingerprints.add(notice.fingerprint()));
    return fingerprints;
  }

  static List<Notice> without(List<Notice> notices, Set<String> fingerprints) {
    return notices.stream().filter(n -> !fingerprints.contains(n.fingerprint())).toList();
  }
}
