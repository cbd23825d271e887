package dev.auditpath.model;

import java.util.List;
import java.util.Optional;

/**
 * One command on one search path, with its candidates in search order.
 *
 * @param command the command
 * @param searchPath the id of the search path
 * @param environment the environment whose activation this supposes; empty on the other paths
 * @param candidates in search order, those that do not run included; at most one per directory
 */
public record Resolution(
    CommandName command,
    String searchPath,
    Optional<PythonEnvironment> environment,
    List<Candidate> candidates) {

  public Resolution {
    candidates = List.copyOf(candidates);
  }

  /** Returns the first candidate that runs; what a shell would run. */
  public Optional<Candidate> winner() {
    return candidates.stream().filter(candidate -> candidate.runnability().runs()).findFirst();
  }

  /**
   * Returns the candidates that the winner hides: they would run, stand later, and are other files.
   */
  public List<Candidate> shadowed() {
    return winner()
        .map(
            winner ->
                candidates.stream()
                    .filter(candidate -> candidate.runnability().runs())
                    .filter(candidate -> !sameFile(candidate, winner))
                    .toList())
        .orElse(List.of());
  }

  /** Returns whether two candidates run the same file in the end. */
  public static boolean sameFile(Candidate one, Candidate other) {
    return one.identity().equals(other.identity()) || one.realPath().equals(other.realPath());
  }
}
