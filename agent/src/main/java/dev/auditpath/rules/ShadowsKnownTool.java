package dev.auditpath.rules;

import dev.auditpath.model.Facts;
import dev.auditpath.model.Finding;
import dev.auditpath.model.Hold;
import dev.auditpath.model.RuleInfo;
import dev.auditpath.model.Severity;
import java.util.List;

/** Fires when a file that is not its publisher's hides a tool of the catalogue. */
public final class ShadowsKnownTool implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "shadows-known-tool",
          "A well-known tool is hidden by a file that is not its publisher's",
          "Such tools are trusted with credentials, source code and other machines");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> check(Facts facts) {
    ClaimFinding finding = new ClaimFinding(facts, INFO.id());
    return facts.claims(Hold.SHADOWS_KNOWN).stream()
        .map(claim -> finding.of(claim, claim.active() ? Severity.HIGH : Severity.MEDIUM))
        .toList();
  }
}
