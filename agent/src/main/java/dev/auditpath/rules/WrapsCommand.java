package dev.auditpath.rules;

import dev.auditpath.model.Behaviour;
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
 * Fires when a winner hands over to the tool whose name it holds, and nothing besides was found.
 */
public final class WrapsCommand implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "wraps-command",
          "A command hands over to the real tool; nothing besides was found",
          "What it does today can be seen; what its next release does cannot, and it stands between you and the tool");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> check(Facts facts) {
    return Readings.findings(facts, WrapsCommand::finding);
  }

  private static Optional<Finding> finding(NameClaim claim, Examination examination, Facts facts) {
    Behaviour behaviour = examination.behaviour();
    List<Evidence> itself = Readings.handsOverToItself(claim, examination, facts);
    if (Readings.isAdministrators(claim)
        || itself.isEmpty()
        || !behaviour.effects().isEmpty()
        || !behaviour.unread().isEmpty()) {
      return Optional.empty();
    }
    List<Evidence> evidence = new ArrayList<>(itself);
    evidence.addAll(Readings.shown(behaviour.notes()));
    return Optional.of(
        new ClaimFinding(facts, INFO.id())
            .read(claim, Severity.MEDIUM, claim.winner().path(), message(claim), evidence));
  }

  private static String message(NameClaim claim) {
    String command = claim.resolution().command().display();
    return "\""
        + command
        + "\" runs "
        + Providers.inWords(claim.winner().provenance())
        + ", which hands over to the real "
        + command
        + "; nothing besides was found";
  }
}
