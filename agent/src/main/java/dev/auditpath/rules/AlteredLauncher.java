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

/**
 * Fires when the script in the bin directory is not what its installer writes for its entry point.
 */
public final class AlteredLauncher implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "altered-launcher",
          "A console script is not what its installer writes",
          "Installers write the same few lines for every console script; others were put there afterwards");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> check(Facts facts) {
    return Readings.findings(facts, AlteredLauncher::finding);
  }

  private static Optional<Finding> finding(NameClaim claim, Examination examination, Facts facts) {
    List<Evidence> alterations = examination.launcher().alterations();
    if (alterations.isEmpty()) {
      return Optional.empty();
    }
    List<Evidence> evidence = new ArrayList<>(Readings.shown(alterations));
    evidence.addAll(Readings.shown(examination.behaviour().effects()));
    evidence.addAll(Readings.handsOverToItself(claim, examination, facts));
    return Optional.of(
        new ClaimFinding(facts, INFO.id())
            .read(
                claim,
                Severity.CRITICAL,
                claim.winner().path(),
                message(claim, alterations),
                evidence));
  }

  private static String message(NameClaim claim, List<Evidence> alterations) {
    return "\""
        + claim.resolution().command().display()
        + "\" is not the script that belongs to "
        + Providers.inWords(claim.winner().provenance())
        + ": "
        + alterations.get(0).detail();
  }
}
