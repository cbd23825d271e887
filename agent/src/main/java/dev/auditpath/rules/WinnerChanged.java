package dev.auditpath.rules;

import dev.auditpath.model.Baseline;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.Evidence;
import dev.auditpath.model.Facts;
import dev.auditpath.model.Finding;
import dev.auditpath.model.KnownWinner;
import dev.auditpath.model.PythonEnvironment;
import dev.auditpath.model.Resolution;
import dev.auditpath.model.RuleInfo;
import dev.auditpath.model.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Fires when another file than before wins a name that the system or the catalogue knows, where
 * nothing explains it: no package or distribution brought it, and no other rule speaks of it.
 *
 * <p>What a package manager does to its own is its owner's change, and so is what a search path's
 * order brings to the front that was there before. Without a baseline it is silent.
 */
public final class WinnerChanged implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          Baseline.WINNER_CHANGED,
          "Another file than before answers to a known name",
          "Whatever calls the command by name runs that file from now on; if you did not put it there, find out who did");

  private final Baseline baseline;

  public WinnerChanged(Baseline baseline) {
    this.baseline = baseline;
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> check(Facts facts) {
    if (baseline.isFirst()) {
      return List.of();
    }
    Map<String, Resolution> resolutions = new HashMap<>();
    Set<Path> claimed = new HashSet<>();
    facts.claims().forEach(claim -> claimed.add(claim.winner().path()));
    for (Resolution resolution : facts.resolutions()) {
      if (resolution.environment().isEmpty()) {
        resolutions.put(
            Baseline.key(resolution.searchPath(), resolution.command().canonical()), resolution);
      }
    }
    List<Finding> findings = new ArrayList<>();
    for (KnownWinner now : KnownWinner.all(facts)) {
      Optional<KnownWinner> before = baseline.winner(now.searchPath(), now.command());
      Resolution resolution = resolutions.get(Baseline.key(now.searchPath(), now.command()));
      if (before.isPresent() && resolution != null && isUnexplained(before.get(), now)) {
        resolution
            .winner()
            .filter(winner -> !claimed.contains(winner.path()))
            .ifPresent(winner -> findings.add(finding(resolution, winner, before.get(), facts)));
      }
    }
    return findings;
  }

  /** A package that is known says itself what it brings; a file that was there is no news. */
  private boolean isUnexplained(KnownWinner before, KnownWinner now) {
    if (!now.isUnattributed() || before.isSame(now)) {
      return false;
    }
    int slash = now.path().lastIndexOf('/');
    return before.path().equals(now.path())
        || !baseline.held(now.path().substring(0, slash), now.path().substring(slash + 1));
  }

  private static Finding finding(
      Resolution resolution, Candidate winner, KnownWinner before, Facts facts) {
    String command = resolution.command().display();
    String path = facts.text(winner.path());
    String message =
        before.path().equals(path)
            ? "\"" + command + "\" runs another content of " + path + " than before"
            : "\"" + command + "\" runs " + path + ", before " + before.path();
    return new Finding(
        INFO.id(),
        Severity.MEDIUM,
        Optional.of(resolution.command()),
        winner.path(),
        resolution.searchPath(),
        true,
        facts.inventory().environments().stream()
            .filter(environment -> environment.binDirectory().equals(winner.path().getParent()))
            .map(PythonEnvironment::prefix)
            .findFirst(),
        List.of(),
        winner.provenance(),
        resolution.shadowed(),
        message,
        List.of(
            new Evidence(
                "origin", winner.realPath(), 0, "no package or distribution names it", "")),
        List.of("If it was you, say so: audit-path allow " + command + " --reason \"...\""),
        "");
  }
}
