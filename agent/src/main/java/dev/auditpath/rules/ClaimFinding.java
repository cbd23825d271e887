package dev.auditpath.rules;

import dev.auditpath.model.Candidate;
import dev.auditpath.model.Evidence;
import dev.auditpath.model.Facts;
import dev.auditpath.model.Finding;
import dev.auditpath.model.Provenance;
import dev.auditpath.model.PythonDistribution;
import dev.auditpath.model.PythonEnvironment;
import dev.auditpath.model.Severity;
import dev.auditpath.model.Unattributed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes a claim to a name down as a finding: sentence, evidence, remedy. */
final class ClaimFinding {
  private final Facts facts;
  private final String rule;

  ClaimFinding(Facts facts, String rule) {
    this.facts = facts;
    this.rule = rule;
  }

  /** Returns the finding; what is expected is information, whatever the severity given. */
  Finding of(NameClaim claim, Severity severity) {
    Candidate winner = claim.winner();
    Optional<PythonEnvironment> environment = environment(winner);
    return new Finding(
        rule,
        claim.expected().isEmpty() ? severity : Severity.INFO,
        Optional.of(claim.resolution().command()),
        winner.path(),
        claim.resolution().searchPath(),
        claim.active(),
        environment.map(PythonEnvironment::prefix),
        List.of(),
        winner.provenance(),
        claim.hidden(),
        message(claim),
        evidence(winner),
        claim.expected().isEmpty()
            ? new Remedies(facts).of(winner, environment, claim.hidden())
            : List.of(),
        "");
  }

  private String message(NameClaim claim) {
    String command = claim.resolution().command().display();
    String provider = Providers.inWords(claim.winner().provenance());
    String hidden =
        claim.hidden().isEmpty()
            ? ""
            : ", not "
                + Providers.fileInWords(claim.hidden().get(0), facts)
                + more(claim.hidden().size());
    String expected = claim.expected().isEmpty() ? "" : ": expected, " + claim.expected();
    String when = claim.active() ? "" : ", once its environment is activated";
    return "\"" + command + "\" runs " + provider + hidden + when + expected;
  }

  private static String more(int hidden) {
    return hidden > 1 ? " and " + (hidden - 1) + " more" : "";
  }

  private static List<Evidence> evidence(Candidate winner) {
    List<Evidence> evidence = new ArrayList<>();
    Provenance provenance = winner.provenance();
    if (provenance instanceof PythonDistribution distribution) {
      PythonDistribution.Claim claim = distribution.claim();
      evidence.add(
          new Evidence(
              "origin",
              claim.file(),
              claim.line(),
              distribution.name()
                  + " "
                  + distribution.version()
                  + " says that it put the file there",
              claim.text()));
      if (!distribution.originDetail().isEmpty()) {
        evidence.add(
            new Evidence(
                "origin",
                distribution.metadata(),
                0,
                "it was not installed from an index, so its name proves nothing",
                distribution.originDetail()));
      }
    }
    if (provenance instanceof Unattributed) {
      evidence.add(
          new Evidence("origin", winner.realPath(), 0, "no package or distribution names it", ""));
    }
    return evidence;
  }

  private Optional<PythonEnvironment> environment(Candidate winner) {
    return facts.inventory().environments().stream()
        .filter(environment -> holds(environment.binDirectory(), winner))
        .findFirst();
  }

  private static boolean holds(Path bin, Candidate winner) {
    return bin.equals(winner.path().getParent()) || bin.equals(winner.realPath().getParent());
  }
}
