package dev.auditpath.provenance;

import dev.auditpath.model.Candidate;
import dev.auditpath.model.Hop;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** The files on the way from where the search finds a candidate to what runs. */
final class CandidateFiles {

  private CandidateFiles() {}

  /** Returns the candidate's path, where its hops lead, its real path: in that order, each once. */
  static List<Path> of(Candidate candidate) {
    LinkedHashSet<Path> files = new LinkedHashSet<>();
    files.add(candidate.path());
    for (Hop hop : candidate.hops()) {
      files.add(hop.to());
    }
    files.add(candidate.realPath());
    return new ArrayList<>(files);
  }
}
