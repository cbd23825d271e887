package dev.auditpath.judge;

import dev.auditpath.model.Audit;
import dev.auditpath.model.Baseline;
import dev.auditpath.model.Change;
import dev.auditpath.model.CommandName;
import dev.auditpath.model.Delta;
import dev.auditpath.model.Facts;
import dev.auditpath.model.Finding;
import dev.auditpath.model.KnownFinding;
import dev.auditpath.model.KnownWinner;
import dev.auditpath.model.Provenance;
import dev.auditpath.model.Unattributed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares an audit with what the last one left, and says what it leaves itself. */
public final class Comparison {
  /** A directory with more comings or goings than this is one change, with a number. */
  private static final int MOST_EACH = 20;

  private final Baseline before;
  private final Audit audit;
  private final Facts facts;
  private final List<Finding> findings;
  private final Map<String, String> settings;

  /**
   * @param findings those of {@code audit} that are told: severe enough, and not allowed
   * @param settings those that the audit was judged by, in words
   */
  public Comparison(
      Baseline before,
      Audit audit,
      Facts facts,
      List<Finding> findings,
      Map<String, String> settings) {
    this.settings = Map.copyOf(settings);
    this.before = before;
    this.audit = audit;
    this.facts = facts;
    this.findings = List.copyOf(findings);
  }

  /** Returns what is new or gone. */
  public Delta delta() {
    return new Delta(before.at(), audit.started(), raised(), cleared(), changes());
  }

  private List<Finding> raised() {
    Set<String> known = new HashSet<>();
    before.findings().forEach(finding -> known.add(finding.fingerprint()));
    return findings.stream().filter(finding -> !known.contains(finding.fingerprint())).toList();
  }

  private List<KnownFinding> cleared() {
    Set<String> standing = new HashSet<>();
    findings.forEach(finding -> standing.add(finding.fingerprint()));
    return before.findings().stream()
        .filter(finding -> !standing.contains(finding.fingerprint()))
        .toList();
  }

  private List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    if (!before.isFirst()) {
      Map<String, Set<String>> now = executables();
      now.forEach((directory, names) -> compare(directory, names, changes));
      before.executables().keySet().stream()
          .filter(directory -> !now.containsKey(directory))
          .forEach(directory -> compare(directory, Set.of(), changes));
      winners(changes);
      settings(changes);
    }
    return changes;
  }

  /** A baseline of an older version knows none. */
  private void settings(List<Change> changes) {
    Map<String, String> then = before.settings();
    new TreeMap<>(settings)
        .forEach(
            (name, value) -> {
              String was = then.getOrDefault(name, value);
              if (!was.equals(value)) {
                changes.add(
                    new Change(
                        "settings-changed",
                        "",
                        "",
                        name + ": " + shown(value) + ", before " + shown(was)));
              }
            });
  }

  private static String shown(String value) {
    return value.isEmpty() ? "none" : value;
  }

  private void compare(String directory, Set<String> now, List<Change> changes) {
    Set<String> then = before.executables().getOrDefault(directory, Set.of());
    differing("executable-came", directory, now, then, changes);
    differing("executable-went", directory, then, now, changes);
  }

  private static void differing(
      String kind, String directory, Set<String> some, Set<String> others, List<Change> changes) {
    List<String> names = some.stream().filter(name -> !others.contains(name)).toList();
    if (names.size() > MOST_EACH) {
      changes.add(new Change(kind, "", directory, names.size() + " executables"));
    } else {
      names.forEach(name -> changes.add(new Change(kind, name, directory + "/" + name, "")));
    }
  }

  /** What a rule objects to is told as its finding. */
  private void winners(List<Change> changes) {
    Map<String, Set<String>> updated = new TreeMap<>();
    winners()
        .forEach(
            (key, winner) -> {
              KnownWinner then = before.winners().get(key);
              if (then == null) {
                return;
              }
              if (!then.path().equals(winner.path())) {
                changes.add(
                    change(
                        Baseline.WINNER_CHANGED,
                        winner,
                        "on " + winner.searchPath() + ", before " + then.path()));
              } else if (!then.isOfSameProvider(winner)) {
                changes.add(
                    change(
                        "changed-hands",
                        winner,
                        "now " + winner.provider() + ", before " + then.provider()));
              } else if (winner.isUpdateOf(then)) {
                String update = winner.provider() + ", before " + then.providerVersion();
                updated.computeIfAbsent(update, any -> new TreeSet<>()).add(winner.command());
              }
            });
    updated.forEach((update, commands) -> changes.add(updated(update, commands)));
  }

  private static Change change(String kind, KnownWinner winner, String detail) {
    return new Change(kind, winner.command(), winner.path(), detail);
  }

  /** One package may bring a hundred commands. */
  private static Change updated(String update, Set<String> commands) {
    boolean one = commands.size() == 1;
    return new Change(
        "updated",
        one ? commands.iterator().next() : "",
        "",
        one ? update : update + "; " + commands.size() + " commands");
  }

  /** Returns what the next audit is compared with. */
  public Baseline next() {
    return new Baseline(audit.started(), winners(), executables(), remembered(), settings);
  }

  private Map<String, KnownWinner> winners() {
    Map<String, KnownWinner> winners = new TreeMap<>();
    KnownWinner.all(facts).forEach(winner -> winners.put(key(winner), winner));
    for (Finding finding : audit.findings()) {
      if (finding.rule().equals(Baseline.WINNER_CHANGED) && finding.command().isPresent()) {
        String key = Baseline.key(finding.searchPath(), finding.command().get().canonical());
        before
            .winner(finding.searchPath(), finding.command().get().canonical())
            .ifPresent(accepted -> winners.put(key, accepted));
      }
    }
    return winners;
  }

  private static String key(KnownWinner winner) {
    return Baseline.key(winner.searchPath(), winner.command());
  }

  private Map<String, Set<String>> executables() {
    Map<String, Set<String>> executables = new TreeMap<>();
    facts
        .inventory()
        .listings()
        .forEach(
            (directory, listing) -> {
              Set<String> names = new TreeSet<>();
              listing.executables().forEach(file -> names.add(file.command().display()));
              executables.merge(facts.text(directory), names, Comparison::both);
            });
    return executables;
  }

  private static Set<String> both(Set<String> one, Set<String> other) {
    Set<String> both = new TreeSet<>(one);
    both.addAll(other);
    return both;
  }

  private List<KnownFinding> remembered() {
    Map<String, Instant> since = new HashMap<>();
    before.findings().forEach(finding -> since.put(finding.fingerprint(), finding.since()));
    return findings.stream()
        .map(
            finding ->
                remembered(finding, since.getOrDefault(finding.fingerprint(), audit.started())))
        .toList();
  }

  private KnownFinding remembered(Finding finding, Instant since) {
    return new KnownFinding(
        finding.fingerprint(),
        finding.rule(),
        finding.severity(),
        finding.command().map(CommandName::display).orElse(""),
        facts.text(finding.path()),
        inWords(finding.provider()),
        finding.message(),
        since);
  }

  /** Returns a provider in words; nothing where there is none. */
  public static String inWords(Provenance provenance) {
    return provenance instanceof Unattributed ? "" : provenance.inWords();
  }
}
