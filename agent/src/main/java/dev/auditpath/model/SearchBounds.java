package dev.auditpath.model;

import java.util.List;

/**
 * How far the search for project environments goes.
 *
 * @param home whether the home directory is searched
 * @param depth how many levels below where it starts
 * @param entries how many directory entries one run reads at most
 * @param seconds how long one run may take
 * @param skip folders to leave out besides those that hold no environments: a name, two names with
 *     a slash between, or an absolute directory; {@code ~/} stands for the home directory
 */
public record SearchBounds(boolean home, int depth, int entries, int seconds, List<String> skip) {

  public SearchBounds {
    skip = List.copyOf(skip);
  }

  /** Returns these bounds for a search that leaves the home directory out. */
  public SearchBounds withoutHome() {
    return new SearchBounds(false, depth, entries, seconds, skip);
  }
}
