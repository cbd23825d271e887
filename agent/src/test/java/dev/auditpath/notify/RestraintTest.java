package dev.auditpath.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.model.Finding;
import dev.auditpath.model.QuietHours;
import dev.auditpath.model.Severity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestraintTest {
  private Instant now = Instant.parse("2026-03-04T12:00:00Z");
  private Optional<QuietHours> quiet = Optional.empty();
  private final Map<String, Instant> snoozed = new HashMap<>();
  private Ledger ledger = Ledger.EMPTY;
  private boolean serverIsThere = true;
  private final List<Message> seen = new ArrayList<>();
  private final List<Delivery> withdrawn = new ArrayList<>();
  private long id;

  @Test
  void oneFinding_isOneNotification() {
    raise(Findings.of("curl", Severity.HIGH));

    assertThat(seen).extracting(Message::cause).containsExactly("curl");
    assertThat(seen.get(0).body())
        .isEqualTo(
            "curl now runs /home/u/.venv/bin/curl, put there by net-fetch-helper 1.0 (pip), since"
                + " 12:00 on 4 March; besides, it connects to the network.");
  }

  @Test
  void sameFindingRaisedAgain_isNotToldAgain() {
    raise(Findings.of("curl", Severity.HIGH));
    raise(Findings.of("curl", Severity.HIGH));
    later(Duration.ofHours(5));

    assertThat(seen).hasSize(1);
  }

  @Test
  void severalFindingsOfOneCommand_areOneNotificationWithTheWorst() {
    raise(
        Findings.of("curl", Severity.HIGH),
        Findings.of("curl", Severity.CRITICAL, "wraps-command-with-extra-code"));

    assertThat(seen).hasSize(1);
    assertThat(seen.get(0).severity()).isEqualTo(Severity.CRITICAL);
    assertThat(seen.get(0).body()).endsWith(". 1 more was found of it.");
  }

  @ParameterizedTest
  @CsvSource({"LOW,0", "INFO,0", "MEDIUM,1", "HIGH,1", "CRITICAL,1"})
  void hygiene_interruptsNobody(Severity severity, int notifications) {
    raise(Findings.of("curl", severity));

    assertThat(seen).hasSize(notifications);
  }

  @Test
  void packageManagersOwnWork_interruptsNobody() {
    raise(Findings.of("curl", Severity.MEDIUM, "winner-changed"));

    assertThat(seen).isEmpty();
    assertThat(ledger.waiting()).isEmpty();
  }

  @Test
  void threeHundredScriptsAtOnce_areOneDigest() {
    raise(many(300, Severity.HIGH));
    later(Duration.ofHours(3));

    assertThat(seen).hasSize(1);
    assertThat(seen.get(0).title()).isEqualTo("300 commands are not what they were");
    assertThat(seen.get(0).body())
        .isEqualTo("c0, c1, c2, c3, c4 and 295 more. audit-path --now shows all.");
  }

  @Test
  void threeHundredScriptsInThreeLots_areAtMostThreeWithinTheTenMinutes() {
    List<Finding> all = List.of(many(300, Severity.HIGH));
    raise(all.subList(0, 2).toArray(Finding[]::new));
    now = now.plusSeconds(2);
    raise(all.subList(2, 100).toArray(Finding[]::new));
    now = now.plusSeconds(2);
    raise(all.subList(100, 300).toArray(Finding[]::new));
    later(Duration.ofMinutes(9));

    assertThat(seen).hasSize(3);
    assertThat(told()).hasSize(100);

    later(Duration.ofMinutes(3));
    assertThat(told()).hasSize(300);
    assertThat(seen).hasSize(4);
  }

  @Test
  void criticalOneInACrowd_standsOut() {
    List<Finding> all = new ArrayList<>(List.of(many(50, Severity.HIGH)));
    all.add(Findings.of("sudo", Severity.CRITICAL));
    raise(all.toArray(Finding[]::new));

    assertThat(seen).extracting(Message::cause).containsExactly("sudo", "");
    assertThat(seen.get(1).severity()).isEqualTo(Severity.HIGH);
    assertThat(told()).hasSize(51);
  }

  @Test
  void firstRun_isOneSummary() {
    act(new News(List.of(many(2, Severity.HIGH)), Set.of(), true));

    assertThat(seen).hasSize(1);
    assertThat(seen.get(0).title()).isEqualTo("audit-path watches from now on");
    assertThat(seen.get(0).body())
        .isEqualTo("It found 2 commands to look at: c0 and c1. audit-path --now shows all.");
  }

  @Test
  void firstRunThatNobodySaw_isStillOneSummaryLater() {
    serverIsThere = false;
    act(new News(List.of(many(2, Severity.HIGH)), Set.of(), true));
    serverIsThere = true;
    later(Duration.ofMinutes(1));

    assertThat(seen).extracting(Message::title).containsExactly("audit-path watches from now on");
  }

  @Test
  void whatTheSummaryToldAndWasPutOff_comesBackAsItself() {
    act(new News(List.of(Findings.of("curl", Severity.HIGH)), Set.of(), true));
    snoozed.put(Findings.of("curl", Severity.HIGH).fingerprint(), now.plus(Duration.ofHours(1)));
    later(Duration.ofHours(2));

    assertThat(seen)
        .extracting(Message::title)
        .containsExactly("audit-path watches from now on", "Something new calls itself curl");
  }

  @Test
  void clearedWhileItWasBeingShown_isTakenBack() {
    Restraint restraint =
        new Restraint(quiet, ZoneOffset.UTC, new NoticeText(ZoneOffset.UTC, Path::toString));
    Finding finding = Findings.of("curl", Severity.HIGH);
    ledger = restraint.noted(ledger, new News(List.of(finding), Set.of(), false), now);
    Message message = restraint.plan(ledger, snoozed, now).show().get(0);
    ledger =
        restraint.noted(ledger, new News(List.of(), Set.of(finding.fingerprint()), false), now);
    ledger = ledger.told(message, new Delivery(":1", 7), now);

    act(News.NONE);

    assertThat(ledger.standing()).isEmpty();
    assertThat(withdrawn).containsExactly(new Delivery(":1", 7));
  }

  @Test
  void moreThanAnybodyReads_isNotKept() {
    serverIsThere = false;
    raise(many(3_000, Severity.HIGH));

    assertThat(ledger.waiting()).hasSize(2_000);
  }

  @Test
  void firstRunOfACleanMachine_saysNothing() {
    act(new News(List.of(), Set.of(), true));

    assertThat(seen).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"HIGH,4", "CRITICAL,6"})
  void anHour_hasSixNotificationsTwoOfThemForWhatIsCritical(Severity severity, int most) {
    for (int i = 0; i < 28; i++) {
      raise(Findings.of("x" + i, severity));
      now = now.plus(Duration.ofMinutes(2));
    }

    assertThat(seen).hasSize(most);
    later(Duration.ofMinutes(40));
    assertThat(told()).hasSize(28);
  }

  @Test
  void causeGone_isWithdrawn() {
    raise(Findings.of("curl", Severity.HIGH));
    clear("curl");

    assertThat(withdrawn).containsExactly(new Delivery(":1", 1));
    assertThat(ledger.standing()).isEmpty();
    assertThat(ledger.live()).isEmpty();
  }

  @Test
  void causeGoneBeforeItWasTold_isNeverTold() {
    serverIsThere = false;
    raise(Findings.of("curl", Severity.HIGH));
    clear("curl");
    serverIsThere = true;
    later(Duration.ofHours(1));

    assertThat(seen).isEmpty();
  }

  @Test
  void whatNobodyCouldSee_isToldAsOneDigestLater() {
    serverIsThere = false;
    raise(Findings.of("curl", Severity.HIGH));
    raise(Findings.of("git", Severity.HIGH));
    assertThat(ledger.waiting()).hasSize(2).allMatch(Notice::missed);

    serverIsThere = true;
    later(Duration.ofMinutes(1));

    assertThat(seen).extracting(Message::cause).containsExactly(Ledger.DIGEST);
    assertThat(told()).hasSize(2);
    assertThat(ledger.waiting()).isEmpty();
  }

  @Test
  void quietHours_tellAtTheirEnd() {
    quiet = Optional.of(new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0)));
    now = Instant.parse("2026-03-04T23:30:00Z");
    raise(Findings.of("sudo", Severity.CRITICAL));
    later(Duration.ofHours(7));
    assertThat(seen).isEmpty();

    later(Duration.ofMinutes(31));

    assertThat(seen).extracting(Message::cause).containsExactly("sudo");
  }

  @ParameterizedTest
  @CsvSource({
    "22:00,07:00,22:00,true",
    "22:00,07:00,06:59,true",
    "22:00,07:00,07:00,false",
    "22:00,07:00,12:00,false",
    "12:00,13:00,12:30,true",
    "12:00,13:00,13:00,false",
    "12:00,13:00,11:59,false"
  })
  void quietHours_mayReachOverMidnight(
      LocalTime from, LocalTime until, LocalTime time, boolean quiet) {
    assertThat(new QuietHours(from, until).cover(time)).isEqualTo(quiet);
  }

  @Test
  void snoozed_isWithdrawnAndToldAgainWhenItsTimeIsOver() {
    raise(Findings.of("curl", Severity.HIGH));
    snoozed.put(seen.get(0).notices().get(0).fingerprint(), now.plus(Duration.ofDays(1)));
    later(Duration.ofMinutes(1));
    assertThat(withdrawn).hasSize(1);
    later(Duration.ofHours(23));
    assertThat(seen).hasSize(1);

    later(Duration.ofHours(2));
    later(Duration.ofDays(2));

    assertThat(seen).hasSize(2);
  }

  @Test
  void snoozedBeforeItWasRaised_waits() {
    snoozed.put(Findings.of("curl", Severity.HIGH).fingerprint(), now.plusSeconds(3600));

    raise(Findings.of("curl", Severity.HIGH));

    assertThat(seen).isEmpty();
    assertThat(ledger.waiting()).hasSize(1);
  }

  @Test
  void serverGone_whatItShowedIsToldAgain() {
    raise(Findings.of("curl", Severity.HIGH));

    ledger = ledger.lost(Set.of("curl"));
    later(Duration.ofMinutes(2));

    assertThat(seen).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whateverHappens_nothingIsLostAndNobodyIsFlooded(long seed) {
    Random random = new Random(seed);
    Set<String> standing = new HashSet<>();
    List<Instant> shown = new ArrayList<>();
    for (int step = 0; step < 300; step++) {
      now = now.plusSeconds(random.nextInt(300));
      serverIsThere = random.nextInt(4) > 0;
      List<Finding> raised = new ArrayList<>();
      Set<String> cleared = new HashSet<>();
      for (int i = random.nextInt(8); i > 0; i--) {
        Finding finding = Findings.of("x" + random.nextInt(60), Severity.HIGH);
        if (standing.add(finding.fingerprint())) {
          raised.add(finding);
        } else {
          standing.remove(finding.fingerprint());
          cleared.add(finding.fingerprint());
        }
      }
      raised.removeIf(finding -> !standing.contains(finding.fingerprint()));
      cleared.removeAll(standing);
      int before = seen.size();
      act(new News(raised, cleared, false));
      seen.subList(before, seen.size()).forEach(message -> shown.add(now));
      Set<String> known = Ledger.fingerprints(ledger.waiting());
      known.addAll(Ledger.fingerprints(ledger.standing()));
      assertThat(known).as("seed %s, step %s", seed, step).isEqualTo(standing);
    }
    for (Instant end : shown) {
      assertThat(
              shown.stream().filter(at -> !at.isAfter(end) && at.isAfter(end.minusSeconds(3600))))
          .as("seed %s, the hour before %s", seed, end)
          .hasSizeLessThanOrEqualTo(6);
    }
    serverIsThere = true;
    later(Duration.ofHours(2));
    assertThat(ledger.waiting()).as("seed %s", seed).isEmpty();
  }

  private static Finding[] many(int count, Severity severity) {
    return IntStream.range(0, count)
        .mapToObj(i -> Findings.of("c" + i, severity))
        .toArray(Finding[]::new);
  }

  private Set<String> told() {
    Set<String> told = new HashSet<>();
    seen.forEach(message -> told.addAll(Ledger.fingerprints(message.notices())));
    return told;
  }

  private void raise(Finding... findings) {
    act(new News(List.of(findings), Set.of(), false));
  }

  private void clear(String command) {
    act(new News(List.of(), Set.of(Findings.of(command, Severity.HIGH).fingerprint()), false));
  }

  /** Lets time pass as the agent does: a minute at a time. */
  private void later(Duration time) {
    Instant end = now.plus(time);
    while (now.isBefore(end)) {
      now = now.plus(Duration.ofMinutes(1));
      act(News.NONE);
    }
  }

  private void act(News news) {
    Restraint restraint =
        new Restraint(quiet, ZoneOffset.UTC, new NoticeText(ZoneOffset.UTC, Path::toString));
    Plan plan = restraint.plan(restraint.noted(ledger, news, now), snoozed, now);
    ledger = plan.ledger();
    withdrawn.addAll(plan.withdraw());
    for (Message message : plan.show()) {
      if (serverIsThere) {
        seen.add(message);
        ledger = ledger.told(message, new Delivery(":1", ++id), now);
      } else {
        ledger = ledger.missed(message);
      }
    }
  }
}
