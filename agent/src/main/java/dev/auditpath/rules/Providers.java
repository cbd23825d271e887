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
    return provenance instanceof Unattributed
        ? "a file that no package put there"
        : provenance.inWords();
  }

  /** Returns for example {@code /usr/bin/curl of curl 7.88.1 (dpkg)}. */
  static String fileInWords(Candidate candidate, Facts facts) {
    String path = facts.text(candidate.path());
    return candidate.provenance() instanceof Unattributed
        ? path
        : path + " of " + inWords(candidate.provenance());
  }
}
