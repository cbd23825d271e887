package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Candidate;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Follows the shims of one version manager to what they run. Reads files only; starts nothing. */
public interface ShimReader {

  /** Returns the version manager's name; unique among the readers. */
  String id();

  /**
   * Follows a shim one hop.
   *
   * @return the files it may run, the one it runs from the working directory first, none where no
   *     installed version has the command; empty where the candidate is not this manager's shim
   */
  Optional<List<Path>> targets(Candidate candidate, Host host, Problems problems);
}
