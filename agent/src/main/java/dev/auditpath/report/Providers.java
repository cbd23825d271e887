package dev.auditpath.report;

import dev.auditpath.model.Provenance;
import dev.auditpath.model.Unattributed;

/** Providers in a few words. */
final class Providers {
  private Providers() {}

  /** Returns for example {@code curl 7.88.1 (dpkg)}. */
  static String inWords(Provenance provenance) {
    return provenance instanceof Unattributed ? "(no package)" : provenance.inWords();
  }
}
