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
 * Fires when a file that a command runs is not what the RECORD of its distribution says (PEP 376).
 */
public final class AlteredFile implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "altered-file",
          "A file that a command runs is not what was installed",
          "The launcher is intact, and the code behind it was changed after it was installed");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> check(Facts facts) {
    return Readings.findings(facts, AlteredFile::finding);
  }

  private static Optional<Finding> finding(NameClaim claim, Examination examination, Facts facts) {
    List<Evidence> altered = examination.alteredFiles();
    if (altered.isEmpty()) {
      return Optional.empty();
    }
    List<Evidence> evidence = new ArrayList<>(Readings.shown(altered));
    for (Evidence effect : examination.behaviour().effects()) {
      if (altered.stream().anyMatch(file -> file.path().equals(effect.path()))) {
        evidence.add(effect);
      }
    }
    return Optional.of(
        new ClaimFinding(facts, INFO.id())
            .read(
                claim,
                Severity.HIGH,
                altered.get(0).path(),
                message(claim, altered, facts),
                evidence));
  }

  private static String message(NameClaim claim, List<Evidence> altered, Facts facts) {
    String more = altered.size() > 1 ? " and " + (altered.size() - 1) + " more" : "";
    return "\""
        + claim.resolution().command().display()
        + "\" runs "
        + facts.text(altered.get(0).path())
        + more
        + ", which is not what "
        + Providers.inWords(claim.winner().provenance())
        + " installed";
  }
}
