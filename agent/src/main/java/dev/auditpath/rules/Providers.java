package dev.auditpath.rules;

import dev.auditpath.model.Candidate;
import dev.auditpath.model.Facts;
import dev.auditpath.model.Provenance;
import dev.auditpath.model.Unattributed;

/** Providers as a sentence names them. */
final class Providers {
  private Providers() {}

  /** Returns for example {@code net-fetch-helper 1.0 (pip)}. */
  static String inWords(Provenance provenance) {
    if (provenance instanceof Unattributed) {
      return "a file that no package put there";
    }
    String version = provenance.version().isEmpty() ? "" : " " + provenance.version();
    return provenance.name() + version + " (" + provenance.kind() + ")";
  }

  /** Returns for example {@code /usr/bin/curl of curl 7.88.1 (dpkg)}. */
  static String fileInWords(Candidate candidate, Facts facts) {
    String path = facts.text(candidate.path());
    return candidate.provenance() instanceof Unattributed
        ? path
        : path + " of " + inWords(candidate.provenance());
  }
}
