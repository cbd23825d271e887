package dev.auditpath.rules;

import dev.auditpath.model.Candidate;
import dev.auditpath.model.Evidence;
import dev.auditpath.model.Facts;
import dev.auditpath.model.Finding;
import dev.auditpath.model.NameClaim;
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

  /**
   * Returns the finding about the name, with what was read of the file; what is expected is
   * information, whatever the severity given.
   */
  Finding of(NameClaim claim, Severity severity) {
    List<Evidence> evidence = new ArrayList<>(origin(claim.winner()));
    if (claim.expected().isEmpty()) {
      facts
          .examination(claim.winner())
          .ifPresent(examination -> evidence.addAll(Readings.evidence(examination)));
    }
    return finding(
        claim,
        claim.expected().isEmpty() ? severity : Severity.INFO,
        claim.winner().path(),
        message(claim),
        evidence,
        claim.expected().isEmpty() ? remedies(claim) : List.of());
  }

  /**
   * Returns a finding about what was read, be the name expected or not.
   *
   * @param path the file concerned
   * @param message the whole sentence
   * @param evidence what was read
   */
  Finding read(
      NameClaim claim, Severity severity, Path path, String message, List<Evidence> evidence) {
    List<Evidence> all = new ArrayList<>(evidence);
    all.addAll(origin(claim.winner()));
    return finding(claim, severity, path, message, all, remedies(claim));
  }

  private Finding finding(
      NameClaim claim,
      Severity severity,
      Path path,
      String message,
      List<Evidence> evidence,
      List<String> remedies) {
    Candidate winner = claim.winner();
    return new Finding(
        rule,
        severity,
        Optional.of(claim.resolution().command()),
        path,
        claim.resolution().searchPath(),
        claim.active(),
        environment(winner).map(PythonEnvironment::prefix),
        List.of(),
        winner.provenance(),
        claim.hidden(),
        message,
        evidence,
        remedies,
        "");
  }

  private List<String> remedies(NameClaim claim) {
    return new Remedies(facts).of(claim.winner(), environment(claim.winner()), claim.hidden());
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

  private static List<Evidence> origin(Candidate winner) {
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
