package dev.auditpath.settings;

import dev.auditpath.model.KnownTools;
import dev.auditpath.model.QuietHours;
import dev.auditpath.model.SearchBounds;
import dev.auditpath.model.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the shipped defaults, the user and the administrator want, in one.
 *
 * @param failOn an audit with a finding at least this bad has failed
 * @param minSeverity findings less bad than this are left out
 * @param environments Python environments to look at besides those found
 * @param roots directories to look for environments below
 * @param search how far to look for environments
 * @param knownTools the shipped catalogue with everybody's additions
 * @param quietHours when nobody wants to be notified; empty: never
 */
public record Settings(
    Severity failOn,
    Severity minSeverity,
    List<Path> environments,
    List<Path> roots,
    SearchBounds search,
    KnownTools knownTools,
    Optional<QuietHours> quietHours) {

  public Settings {
    environments = List.copyOf(environments);
    roots = List.copyOf(roots);
  }

  /** Settings of somebody who may always be notified. */
  public Settings(
      Severity failOn,
      Severity minSeverity,
      List<Path> environments,
      List<Path> roots,
      SearchBounds search,
      KnownTools knownTools) {
    this(failOn, minSeverity, environments, roots, search, knownTools, Optional.empty());
  }

  /**
   * Returns each setting in words, equal while it is; of the catalogue a digest.
   *
   * @param text how a path is written
   */
  public Map<String, String> inWords(Function<Path, String> text) {
    Map<String, String> words = new TreeMap<>();
    words.put("failOn", failOn.word());
    words.put("minSeverity", minSeverity.word());
    words.put("environments", String.join(" ", environments.stream().map(text).toList()));
    words.put("roots", String.join(" ", roots.stream().map(text).toList()));
    words.put("search", search.toString());
    words.put("quietHours", quietHours.map(QuietHours::toString).orElse(""));
    words.put("knownTools", knownTools.digest());
    return words;
  }

  /** Returns these settings with what one call asks for: severities replace, lists are joined. */
  public Settings with(
      Optional<Severity> failOn,
      Optional<Severity> minSeverity,
      List<Path> environments,
      List<Path> roots) {
    return new Settings(
        failOn.orElse(this.failOn),
        minSeverity.orElse(this.minSeverity),
        Stream.concat(this.environments.stream(), environments.stream()).toList(),
        Stream.concat(this.roots.stream(), roots.stream()).toList(),
        search,
        knownTools,
        quietHours);
  }

  /** Returns these settings for a call that does not search the home directory. */
  public Settings withoutSearch() {
    return new Settings(
        failOn, minSeverity, environments, roots, search.withoutHome(), knownTools, quietHours);
  }
}
