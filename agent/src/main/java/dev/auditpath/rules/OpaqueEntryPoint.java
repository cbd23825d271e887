package dev.auditpath.rules;

import dev.auditpath.model.Evidence;
import dev.auditpath.model.Examination;
import dev.auditpath.model.Facts;
import dev.auditpath.model.Finding;
import dev.auditpath.model.NameClaim;
import dev.auditpath.model.RuleInfo;
import dev.auditpath.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fires when a winner holds a name that others could expect, and what it runs cannot be read. */
public final class OpaqueEntryPoint implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "opaque-entry-point",
          "A command has a known name, and what it runs cannot be read",
          "Honest wrappers have nothing to hide; what cannot be read cannot be called harmless");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> check(Facts facts) {
    return Readings.findings(facts, OpaqueEntryPoint::finding);
  }

  private static Optional<Finding> finding(NameClaim claim, Examination examination, Facts facts) {
    List<Evidence> unread = examination.behaviour().unread();
    if (unread.isEmpty() || Readings.isAdministrators(claim)) {
      return Optional.empty();
    }
    List<Evidence> evidence = new ArrayList<>(Readings.shown(unread));
    evidence.addAll(Readings.handsOverToItself(claim, examination, facts));
    evidence.addAll(Readings.shown(examination.behaviour().effects()));
    return Optional.of(
        new ClaimFinding(facts, INFO.id())
            .read(claim, Severity.HIGH, claim.winner().path(), message(claim, unread), evidence));
  }

  private static String message(NameClaim claim, List<Evidence> unread) {
    return "\""
        + claim.resolution().command().display()
        + "\" runs "
        + Providers.inWords(claim.winner().provenance())
        + ", and what that does cannot be read: "
        + unread.get(0).detail();
  }
}
