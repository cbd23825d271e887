package dev.auditpath.rules;

import dev.auditpath.model.Facts;
import dev.auditpath.model.Finding;
import dev.auditpath.model.Hold;
import dev.auditpath.model.RuleInfo;
import dev.auditpath.model.Severity;
import java.util.List;

/**
 * Fires when a distribution brings a catalogue tool's name, is none of its publishers', and hides
 * nothing.
 */
public final class ClaimsKnownTool implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "claims-known-tool",
          "A package brings a well-known tool's name without being its publisher",
          "Once the real tool is installed behind it, this one runs in its place; until then it answers for it");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> check(Facts facts) {
    ClaimFinding finding = new ClaimFinding(facts, INFO.id());
    return facts.claims(Hold.CLAIMS).stream()
        .map(claim -> finding.of(claim, claim.active() ? Severity.MEDIUM : Severity.LOW))
        .toList();
  }
}
