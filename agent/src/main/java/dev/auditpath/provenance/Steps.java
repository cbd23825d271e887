package dev.auditpath.provenance;

import dev.auditpath.model.Candidate;
import dev.auditpath.model.Hop;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The places that a candidate passes on the way to the file that runs. */
final class Steps {
  private Steps() {}

  /** Returns a candidate's real path, then its hops from the last to the first, normalized. */
  static List<Path> backFromRealPath(Candidate candidate) {
    List<Path> places = new ArrayList<>();
    places.add(candidate.realPath());
    List<Hop> hops = candidate.hops();
    for (int i = hops.size() - 1; i >= 0; i--) {
      places.add(hops.get(i).to().normalize());
    }
    return places;
  }
}
