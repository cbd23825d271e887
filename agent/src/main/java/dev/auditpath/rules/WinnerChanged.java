package dev.auditpath.rules;

import dev.auditpath.model.Baseline;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.Curation;
import dev.auditpath.model.Evidence;
import dev.auditpath.model.Facts;
import dev.auditpath.model.Finding;
import dev.auditpath.model.KnownWinner;
import dev.auditpath.model.ManagedPackage;
import dev.auditpath.model.NameClaim;
import dev.auditpath.model.Provenance;
import dev.auditpath.model.PythonDistribution;
import dev.auditpath.model.PythonEnvironment;
import dev.auditpath.model.Resolution;
import dev.auditpath.model.RuleInfo;
import dev.auditpath.model.Severity;
import dev.auditpath.model.Unattributed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fires when another file than before wins a name that the system or the catalogue knows, where no
 * other rule speaks of it.
 *
 * <p>Silent is it where the owner changed its own: the same package or distribution, a package
 * manager that is trusted with the names it brings, the same project from another index, one file
 * under another name. Without a baseline it is silent too.
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
    Map<Path, NameClaim> claims = new HashMap<>();
    facts.claims().forEach(claim -> claims.put(claim.winner().path(), claim));
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
      if (before.isPresent() && resolution != null && !now.isSame(before.get())) {
        resolution
            .winner()
            .filter(winner -> isTold(before.get(), now, winner, claims.get(winner.path())))
            .ifPresent(winner -> findings.add(finding(resolution, winner, before.get(), facts)));
      }
    }
    return findings;
  }

  private static boolean isTold(
      KnownWinner before, KnownWinner now, Candidate winner, @Nullable NameClaim claim) {
    if (winner.provenance() instanceof Unattributed) {
      // A claim says all there is to say of it, be it that an administrator put it there.
      return claim == null && !now.isMoved(before);
    }
    boolean toldElsewhere = claim != null && claim.expected().isEmpty();
    return !toldElsewhere && !isOwners(before, now, winner, claim);
  }

  private static boolean isOwners(
      KnownWinner before, KnownWinner now, Candidate winner, @Nullable NameClaim claim) {
    if (now.isOfSameProvider(before) || now.providerName().equals(before.providerName())) {
      return true;
    }
    if (winner.provenance() instanceof PythonDistribution distribution) {
      return claim != null
          && claim.hidden().stream()
              .filter(hidden -> hidden.path().toString().equals(before.path()))
              .anyMatch(hidden -> Expectation.isSameProject(distribution, hidden.provenance()));
    }
    return winner.provenance() instanceof ManagedPackage managed
        && managed.curation() != Curation.OPEN;
  }

  private static Finding finding(
      Resolution resolution, Candidate winner, KnownWinner before, Facts facts) {
    String command = resolution.command().display();
    String path = facts.text(winner.path());
    String message =
        before.path().equals(path)
            ? "\"" + command + "\" runs another content of " + path + " than before"
            : "\"" + command + "\" runs " + path + provider(winner) + ", before " + before.path();
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
        List.of(new Evidence("origin", winner.realPath(), 0, origin(before, winner), "")),
        List.of("If it was you, say so: audit-path allow " + command + " --reason \"...\""),
        "");
  }

  private static String provider(Candidate winner) {
    Provenance provenance = winner.provenance();
    return provenance instanceof Unattributed ? "" : ", " + provenance.inWords();
  }

  private static String origin(KnownWinner before, Candidate winner) {
    return winner.provenance() instanceof Unattributed
        ? "no package or distribution names it"
        : winner.provenance().inWords() + " put it there; the one before was " + before.provider();
  }
}
