package dev.auditpath.rules;

import dev.auditpath.model.Facts;
import dev.auditpath.model.Finding;
import dev.auditpath.model.Hold;
import dev.auditpath.model.RuleInfo;
import dev.auditpath.model.Severity;
import java.util.List;

/**
 * Fires when an executable in an environment's bin directory has a known name and no distribution.
 */
public final class UnownedScript implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "unowned-script",
          "A file of no distribution stands in an environment's bin directory under a known name",
          "Installers write down what they install; a file that none wrote down was put there by something else");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> check(Facts facts) {
    ClaimFinding finding = new ClaimFinding(facts, INFO.id());
    return facts.claims(Hold.UNOWNED).stream()
        .map(claim -> finding.of(claim, Severity.HIGH))
        .toList();
  }
}
