package dev.auditpath.settings;

import dev.auditpath.model.SearchBounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one configuration file sets of the search for environments; empty where it is silent.
 *
 * @param skip folders to leave out besides those that other files name
 */
record SearchSection(
    Optional<Boolean> home,
    Optional<Integer> depth,
    Optional<Integer> entries,
    Optional<Integer> seconds,
    List<String> skip) {

  /** Sets nothing. */
  static final SearchSection SILENT =
      new SearchSection(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());

  SearchSection {
    skip = List.copyOf(skip);
  }

  /** Returns this section with what a weaker one sets besides; what is left out is joined. */
  SearchSection over(SearchSection weaker) {
    List<String> all = new ArrayList<>(weaker.skip);
    all.addAll(skip);
    return new SearchSection(
        home.or(weaker::home),
        depth.or(weaker::depth),
        entries.or(weaker::entries),
        seconds.or(weaker::seconds),
        all);
  }

  /** Returns the bounds that a section with every value sets. */
  SearchBounds bounds() {
    return new SearchBounds(
        home.orElseThrow(),
        depth.orElseThrow(),
        entries.orElseThrow(),
        seconds.orElseThrow(),
        skip);
  }
}
