package dev.auditpath.notify;

import dev.auditpath.model.Finding;
import dev.auditpath.model.ManagedPackage;
import dev.auditpath.model.QuietHours;
import dev.auditpath.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what deserves to interrupt a person, and when. Of one cause one notification shows; of
 * more than three within a minute one digest tells; six an hour are the most, two of them kept for
 * what is critical. What has to wait is told later, and what is over by then is not told at all.
 */
final class Restraint {
  private static final Severity FLOOR = Severity.MEDIUM;
  private static final int A_MINUTE = 3;
  private static final int AN_HOUR = 6;
  private static final int KEPT_FOR_CRITICAL = 2;

  /** A digest of more would say no more, and all are in the audit. */
  private static final int MOST_WAITING = 2_000;

  private static final Duration BETWEEN_DIGESTS = Duration.ofMinutes(10);
  private static final String WINNER_CHANGED = "winner-changed";

  private final Optional<QuietHours> quietHours;
  private final ZoneId zone;
  private final NoticeText text;

  Restraint(Optional<QuietHours> quietHours, ZoneId zone, NoticeText text) {
    this.quietHours = quietHours;
    this.zone = zone;
    this.text = text;
  }

  /** Returns the ledger with what an audit found to be other than before. */
  Ledger noted(Ledger before, News news, Instant now) {
    return raised(without(before, news.cleared()), news, now);
  }

  /**
   * Returns what to do.
   *
   * @param snoozed until when the person wants to hear nothing of a finding, by fingerprint
   */
  Plan plan(Ledger before, Map<String, Instant> snoozed, Instant now) {
    List<Delivery> withdrawn = new ArrayList<>();
    Ledger ledger = recent(withdraw(hushed(before, snoozed, now), withdrawn), now);
    return new Plan(ledger, messages(ledger, snoozed, now), withdrawn);
  }

  /** Returns how many wait that the person did not put off. */
  static int waiting(Ledger ledger, Map<String, Instant> snoozed, Instant now) {
    return (int)
        ledger.waiting().stream().filter(notice -> !isSnoozed(notice, snoozed, now)).count();
  }

  private static Ledger without(Ledger ledger, Set<String> cleared) {
    return ledger
        .waiting(Ledger.without(ledger.waiting(), cleared))
        .standing(Ledger.without(ledger.standing(), cleared));
  }

  private Ledger raised(Ledger ledger, News news, Instant now) {
    Set<String> known = Ledger.fingerprints(ledger.waiting());
    known.addAll(Ledger.fingerprints(ledger.standing()));
    List<Notice> waiting = new ArrayList<>(ledger.waiting());
    for (Finding finding : news.raised()) {
      if (deservesTelling(finding)
          && waiting.size() < MOST_WAITING
          && known.add(finding.fingerprint())) {
        waiting.add(text.notice(finding, now, news.first()));
      }
    }
    return ledger.waiting(waiting);
  }

  /** A package manager that replaces its own command does its work. */
  private static boolean deservesTelling(Finding finding) {
    boolean owner =
        finding.rule().equals(WINNER_CHANGED) && finding.provider() instanceof ManagedPackage;
    return finding.severity().atLeast(FLOOR) && !owner;
  }

  /** What was told and put off is told again when its time is over, unless it is gone by then. */
  private static Ledger hushed(Ledger ledger, Map<String, Instant> snoozed, Instant now) {
    List<Notice> waiting = new ArrayList<>(ledger.waiting());
    Set<String> back = new HashSet<>();
    for (Notice notice : ledger.standing()) {
      Instant until = snoozed.get(notice.fingerprint());
      if (until != null && now.isBefore(until)) {
        back.add(notice.fingerprint());
        waiting.add(notice);
      }
    }
    return ledger.standing(Ledger.without(ledger.standing(), back)).waiting(waiting);
  }

  /** A notification stays as long as one of the findings that it tells of stands. */
  private static Ledger withdraw(Ledger ledger, List<Delivery> withdrawn) {
    Set<String> stands = Ledger.fingerprints(ledger.standing());
    Map<String, Ledger.Live> live = new HashMap<>();
    ledger
        .live()
        .forEach(
            (cause, shown) -> {
              Set<String> left = new HashSet<>(shown.fingerprints());
              left.retainAll(stands);
              if (left.isEmpty()) {
                withdrawn.add(shown.delivery());
              } else {
                live.put(cause, new Ledger.Live(shown.delivery(), left));
              }
            });
    return ledger.live(live);
  }

  private static Ledger recent(Ledger ledger, Instant now) {
    Instant hourAgo = now.minus(Duration.ofHours(1));
    return new Ledger(
        ledger.waiting(),
        ledger.standing(),
        ledger.shown().stream().filter(at -> at.isAfter(hourAgo)).toList(),
        ledger.digest(),
        ledger.live());
  }

  private List<Message> messages(Ledger ledger, Map<String, Instant> snoozed, Instant now) {
    List<Notice> due =
        ledger.waiting().stream().filter(notice -> !isSnoozed(notice, snoozed, now)).toList();
    int room = room(ledger, due, now);
    if (due.isEmpty() || room <= 0 || isQuiet(now)) {
      return List.of();
    }
    if (due.stream().allMatch(Notice::first)) {
      return List.of(NoticeText.summary(due));
    }
    Map<String, List<Notice>> causes = byCause(due);
    boolean missed = due.stream().anyMatch(Notice::missed);
    if (causes.size() == 1 || (causes.size() <= room && !missed)) {
      return causes.values().stream().map(NoticeText::message).toList();
    }
    return crowd(ledger, due, missed, now);
  }

  /** A few critical ones stand out of the crowd; the others share a digest. */
  private static List<Message> crowd(Ledger ledger, List<Notice> due, boolean missed, Instant now) {
    Map<String, List<Notice>> critical =
        byCause(due.stream().filter(Restraint::isCritical).toList());
    List<Message> messages = new ArrayList<>();
    List<Notice> rest = due;
    if (!missed && !critical.isEmpty() && critical.size() < room(ledger, due, now)) {
      critical.values().forEach(of -> messages.add(NoticeText.message(of)));
      rest = due.stream().filter(notice -> !critical.containsKey(notice.cause())).toList();
    }
    if (!rest.isEmpty()
        && room(ledger, rest, now) > messages.size()
        && mayDigest(ledger, rest, now)) {
      messages.add(byCause(rest).size() == 1 ? NoticeText.message(rest) : NoticeText.digest(rest));
    }
    return messages;
  }

  private static boolean isCritical(Notice notice) {
    return notice.severity() == Severity.CRITICAL;
  }

  private static boolean isSnoozed(Notice notice, Map<String, Instant> snoozed, Instant now) {
    Instant until = snoozed.get(notice.fingerprint());
    return until != null && now.isBefore(until);
  }

  private boolean isQuiet(Instant now) {
    return quietHours.isPresent() && quietHours.get().cover(now.atZone(zone).toLocalTime());
  }

  private static int room(Ledger ledger, List<Notice> due, Instant now) {
    boolean critical = due.stream().anyMatch(Restraint::isCritical);
    Instant minuteAgo = now.minus(Duration.ofMinutes(1));
    int lately = (int) ledger.shown().stream().filter(at -> at.isAfter(minuteAgo)).count();
    int most = critical ? AN_HOUR : AN_HOUR - KEPT_FOR_CRITICAL;
    return Math.min(A_MINUTE - lately, most - ledger.shown().size());
  }

  private static boolean mayDigest(Ledger ledger, List<Notice> due, Instant now) {
    return due.stream().anyMatch(Restraint::isCritical)
        || ledger.digest().isEmpty()
        || !now.isBefore(ledger.digest().get().plus(BETWEEN_DIGESTS));
  }

  private static Map<String, List<Notice>> byCause(List<Notice> notices) {
    Map<String, List<Notice>> causes = new LinkedHashMap<>();
    for (Notice notice : notices) {
      causes.computeIfAbsent(notice.cause(), cause -> new ArrayList<>()).add(notice);
    }
    return causes;
  }
}
