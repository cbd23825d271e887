package dev.auditpath.rules;

import dev.auditpath.model.Facts;
import dev.auditpath.model.Finding;
import dev.auditpath.model.Hold;
import dev.auditpath.model.RuleInfo;
import dev.auditpath.model.Severity;
import java.util.List;

/**
 * Fires when an executable outside the system's directories wins a name that the system provides.
 */
public final class ShadowsSystemCommand implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "shadows-system-command",
          "A command of the operating system is hidden by a file from elsewhere",
          "Whatever calls the command by name, a person, a script or an editor, runs the other file, with the same rights and the same arguments");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> check(Facts facts) {
    ClaimFinding finding = new ClaimFinding(facts, INFO.id());
    return facts.claims(Hold.SHADOWS_SYSTEM).stream()
        .map(claim -> finding.of(claim, claim.active() ? Severity.HIGH : Severity.MEDIUM))
        .toList();
  }
}
