package dev.auditpath.rules;

import dev.auditpath.model.DirectoryRole;
import dev.auditpath.model.Facts;
import dev.auditpath.model.Finding;
import dev.auditpath.model.SearchPath;
import dev.auditpath.model.SearchPathEntry;
import dev.auditpath.model.Severity;
import dev.auditpath.model.Unattributed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Findings about entries of the search paths. */
final class PathEntries {
  private PathEntries() {}

  /**
   * A sentence and its remedies.
   *
   * @param message one sentence
   * @param remediation what to do
   */
  record Words(String message, List<String> remediation) {}

  /** Returns a finding for each entry that is {@code bad}, each directory once. */
  static List<Finding> findings(
      Facts facts,
      String rule,
      Predicate<SearchPathEntry> bad,
      BiFunction<SearchPath, SearchPathEntry, Severity> severity,
      BiFunction<SearchPath, SearchPathEntry, Words> words) {
    List<Finding> findings = new ArrayList<>();
    for (SearchPath searchPath : facts.inventory().searchPaths()) {
      for (SearchPathEntry entry : searchPath.entries()) {
        if (bad.test(entry)) {
          Words said = words.apply(searchPath, entry);
          findings.add(finding(rule, severity.apply(searchPath, entry), searchPath, entry, said));
        }
      }
    }
    return findings;
  }

  /** High where commands of the system stand behind the entry and can be hidden, else medium. */
  static Severity highBeforeSystem(SearchPath searchPath, SearchPathEntry entry) {
    return searchPath.entries().stream()
            .anyMatch(
                other ->
                    other.position() > entry.position() && other.role() == DirectoryRole.SYSTEM)
        ? Severity.HIGH
        : Severity.MEDIUM;
  }

  private static Finding finding(
      String rule, Severity severity, SearchPath searchPath, SearchPathEntry entry, Words words) {
    return new Finding(
        rule,
        severity,
        Optional.empty(),
        entry.directory(),
        searchPath.id(),
        true,
        Optional.empty(),
        List.of(),
        new Unattributed(),
        List.of(),
        words.message(),
        List.of(),
        words.remediation(),
        "");
  }
}
