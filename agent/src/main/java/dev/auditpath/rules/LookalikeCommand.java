package dev.auditpath.rules;

import dev.auditpath.model.Candidate;
import dev.auditpath.model.Facts;
import dev.auditpath.model.Finding;
import dev.auditpath.model.Hold;
import dev.auditpath.model.KnownTool;
import dev.auditpath.model.NameClaim;
import dev.auditpath.model.PythonDistribution;
import dev.auditpath.model.Resolution;
import dev.auditpath.model.RuleInfo;
import dev.auditpath.model.Severity;
import dev.auditpath.resolve.Lookalikes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fires when a distribution brings a name one slip away from a known tool that is not its own. */
public final class LookalikeCommand implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "lookalike-command",
          "A console script is named almost like a well-known tool",
          "A slip of the finger, or of the eye, runs it instead");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> check(Facts facts) {
    List<Resolution> unknown =
        facts.resolutions().stream()
            .filter(resolution -> !facts.knownTools().contains(resolution.command()))
            .filter(LookalikeCommand::isDistributions)
            .toList();
    if (unknown.isEmpty()) {
      // As a rule there are none, and the index over the catalogue is not built for nothing.
      return List.of();
    }
    Lookalikes lookalikes = new Lookalikes(facts.knownTools());
    Map<Object, Finding> findings = new LinkedHashMap<>();
    for (Resolution resolution : unknown) {
      resolution
          .winner()
          .flatMap(winner -> lookalike(resolution, winner, lookalikes, facts))
          .ifPresent(finding -> findings.putIfAbsent(finding.path(), finding));
    }
    return List.copyOf(findings.values());
  }

  private static boolean isDistributions(Resolution resolution) {
    return resolution
        .winner()
        .filter(winner -> winner.provenance() instanceof PythonDistribution)
        .isPresent();
  }

  private static Optional<Finding> lookalike(
      Resolution resolution, Candidate winner, Lookalikes lookalikes, Facts facts) {
    if (!(winner.provenance() instanceof PythonDistribution distribution)) {
      return Optional.empty();
    }
    return lookalikes
        .of(resolution.command())
        .filter(tool -> !tool.isPublishedBy("pypi", distribution.normalizedName()))
        .map(tool -> finding(resolution, winner, tool, facts));
  }

  private static Finding finding(
      Resolution resolution, Candidate winner, KnownTool tool, Facts facts) {
    NameClaim claim = new NameClaim(Hold.CLAIMS, resolution, winner, List.of(), "");
    return new ClaimFinding(facts, INFO.id())
        .of(claim, Severity.LOW)
        .saying(
            "\""
                + resolution.command().display()
                + "\", which is almost \""
                + tool.name()
                + "\", runs "
                + Providers.inWords(winner.provenance()));
  }
}
