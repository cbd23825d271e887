package dev.auditpath.model;

import java.nio.file.Path;
import java.util.List;

/**
 * A file that could answer a command, with its provenance.
 *
 * @param command the command
 * @param path where the search finds it
 * @param identity the file after links; compares equal for two names of one file
 * @param runnability whether execvp(3) would run it
 * @param hops from {@code path} to {@code realPath}: links, alternatives, a shim's target
 * @param realPath the file that runs
 * @param provenance who put it there
 */
public record Candidate(
    CommandName command,
    Path path,
    FileIdentity identity,
    Runnability runnability,
    List<Hop> hops,
    Path realPath,
    Provenance provenance) {

  /** Returns this candidate, put there by {@code provenance}. */
  public Candidate withProvenance(Provenance provenance) {
    return new Candidate(command, path, identity, runnability, hops, realPath, provenance);
  }

  /** Returns this candidate with another way to the file that runs. */
  public Candidate leadingTo(List<Hop> hops, Path realPath) {
    return new Candidate(
        command, path, identity, runnability, List.copyOf(hops), realPath, provenance);
  }
}
