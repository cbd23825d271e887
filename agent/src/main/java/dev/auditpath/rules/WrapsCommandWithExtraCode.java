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
import java.util.Set;

/** Fires when a winner hands over to the tool whose name it holds, and does something besides. */
public final class WrapsCommandWithExtraCode implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "wraps-command-with-extra-code",
          "A command hands over to the real tool and does something else besides",
          "The output is what one expects, so nobody notices that something else happens with the same rights and the same arguments");

  /**
   * What reaches further than the tool itself. An administrator's wrapper may give the tool other
   * arguments and settings; that one of these is the administrator's wish, nobody can know.
   */
  private static final Set<String> FAR =
      Set.of("network", "credentials", "persistence", "dynamic-code");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> check(Facts facts) {
    return Readings.findings(facts, WrapsCommandWithExtraCode::finding);
  }

  private static Optional<Finding> finding(NameClaim claim, Examination examination, Facts facts) {
    Behaviour behaviour = examination.behaviour();
    List<Evidence> itself = Readings.handsOverToItself(claim, examination, facts);
    if (itself.isEmpty() || behaviour.effects().isEmpty()) {
      return Optional.empty();
    }
    boolean administrators = Readings.isAdministrators(claim);
    if (administrators && behaviour.effects().stream().noneMatch(e -> FAR.contains(e.kind()))) {
      return Optional.empty();
    }
    List<Evidence> evidence = new ArrayList<>(Readings.shown(behaviour.effects()));
    evidence.addAll(itself);
    evidence.addAll(examination.rivals());
    return Optional.of(
        new ClaimFinding(facts, INFO.id())
            .read(
                claim,
                administrators ? Severity.HIGH : Severity.CRITICAL,
                claim.winner().path(),
                message(claim, behaviour),
                evidence));
  }

  private static String message(NameClaim claim, Behaviour behaviour) {
    String command = claim.resolution().command().display();
    return "\""
        + command
        + "\" runs "
        + Providers.inWords(claim.winner().provenance())
        + ", which hands over to the real "
        + command
        + " and besides "
        + Readings.inWords(behaviour.effects());
  }
}
