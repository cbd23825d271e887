package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.Inventory;
import dev.auditpath.model.Provenance;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Knows the files that one kind of installer put on the machine. Reads files only; starts nothing.
 */
public interface ProvenanceSource {

  /** Returns a word with hyphens that is unique among the sources. */
  String id();

  /**
   * Claims those of the candidates that this installer put there, all in one go.
   *
   * @param candidates not yet claimed by a source that stands earlier
   * @param problems takes what could not be read; nothing is thrown for it
   * @return the claimed ones, by {@link Candidate#path}
   */
  Map<Path, Provenance> claims(
      List<Candidate> candidates, Inventory inventory, Host host, Problems problems);
}
