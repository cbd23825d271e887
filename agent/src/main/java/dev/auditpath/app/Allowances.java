package dev.auditpath.app;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.memory.AllowedFile;
import dev.auditpath.memory.NewerStateException;
import dev.auditpath.model.Allowance;
import dev.auditpath.model.Audit;
import dev.auditpath.model.Finding;
import dev.auditpath.model.Problem;
import dev.auditpath.model.Severity;
import dev.auditpath.settings.SettingsException;
import dev.auditpath.settings.SettingsReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The findings that the user has accepted, as far as the administrator lets him. */
final class Allowances {
  private final Set<String> fingerprints = new HashSet<>();

  private Allowances() {}

  /** Reads them; where they cannot be read, nothing is allowed and the problems say so. */
  static Allowances of(Host host, Problems problems) {
    Allowances allowances = new Allowances();
    try {
      List<Allowance> all = new AllowedFile(host).read(problems);
      if (!all.isEmpty()) {
        allowances.take(all, host, problems);
      }
    } catch (NewerStateException | SettingsException unusable) {
      problems.add(
          new Problem(
              "not-remembered", "allowed.json", String.valueOf(unusable.getMessage()), false));
    }
    return allowances;
  }

  private void take(List<Allowance> all, Host host, Problems problems) throws SettingsException {
    Instant now = host.clock().instant();
    Optional<Severity> limit = new SettingsReader().failOnOfPolicy(host);
    for (Allowance allowance : all) {
      if (limit.isPresent() && allowance.severity().atLeast(limit.get())) {
        problems.add(new Problem("policy", allowance.subject(), overruled(limit.get()), false));
      } else if (allowance.holds(now)) {
        fingerprints.add(allowance.fingerprint());
      }
    }
  }

  /** Returns why the policy does not let a finding be allowed. */
  static String overruled(Severity limit) {
    return "cannot be allowed: the administrator's policy has audits fail from "
        + limit.word()
        + " on";
  }

  /** Returns an audit without what is allowed. */
  Audit without(Audit audit) {
    if (fingerprints.isEmpty()) {
      return audit;
    }
    List<Finding> left = new ArrayList<>(audit.findings());
    left.removeIf(finding -> fingerprints.contains(finding.fingerprint()));
    return audit.withFindings(left);
  }
}
