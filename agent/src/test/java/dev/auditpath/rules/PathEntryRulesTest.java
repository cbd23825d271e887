package dev.auditpath.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.auditpath.model.DirectoryRole;
import dev.auditpath.model.EntryStatus;
import dev.auditpath.model.Exposure;
import dev.auditpath.model.Facts;
import dev.auditpath.model.Finding;
import dev.auditpath.model.Inventory;
import dev.auditpath.model.KnownTools;
import dev.auditpath.model.SearchPath;
import dev.auditpath.model.SearchPathEntry;
import dev.auditpath.model.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PathEntryRulesTest {
  private static final SearchPathEntry SYSTEM =
      entry(5, "/usr/bin", EntryStatus.OK, DirectoryRole.SYSTEM, List.of(), List.of());
  private static final Exposure EVERYONE = new Exposure(Path.of("/srv"), "everyone");

  @Test
  void directoryThatOthersCanWriteTo_isHighBeforeTheSystemAndMediumBehindIt() {
    SearchPathEntry before =
        entry(0, "/srv/bin", EntryStatus.OK, DirectoryRole.VENDOR, List.of(EVERYONE), List.of());
    SearchPathEntry behind =
        entry(9, "/srv/bin", EntryStatus.OK, DirectoryRole.VENDOR, List.of(EVERYONE), List.of());

    assertThat(check(before, SYSTEM))
        .extracting(Finding::rule, Finding::severity)
        .containsExactly(tuple("writable-path-entry", Severity.HIGH));
    assertThat(check(SYSTEM, behind))
        .extracting(Finding::rule, Finding::severity)
        .containsExactly(tuple("writable-path-entry", Severity.MEDIUM));
    assertThat(check(before, SYSTEM).get(0).message())
        .isEqualTo("Commands are searched in /srv/bin, where everyone can write by way of /srv");
  }

  @Test
  void emptyAndRelativeEntries_areTold() {
    assertThat(
            check(
                entry(0, "", EntryStatus.EMPTY, DirectoryRole.USER, List.of(), List.of()),
                entry(1, "x", EntryStatus.RELATIVE, DirectoryRole.USER, List.of(), List.of()),
                SYSTEM))
        .extracting(Finding::rule, Finding::severity)
        .containsExactly(
            tuple("relative-path-entry", Severity.HIGH),
            tuple("relative-path-entry", Severity.HIGH));
  }

  @Test
  void missingDirectory_isToldOnlyWhereOthersCouldCreateIt() {
    assertThat(
            check(
                entry(0, "/a", EntryStatus.MISSING, DirectoryRole.VENDOR, List.of(), List.of()),
                entry(
                    1,
                    "/srv/b",
                    EntryStatus.MISSING,
                    DirectoryRole.VENDOR,
                    List.of(),
                    List.of(EVERYONE))))
        .extracting(Finding::rule, Finding::severity, Finding::path)
        .containsExactly(tuple("missing-path-entry", Severity.MEDIUM, Path.of("/srv/b")));
  }

  @Test
  void soundEntries_areSilent() {
    assertThat(check(SYSTEM)).isEmpty();
  }

  private static List<Finding> check(SearchPathEntry... entries) {
    Facts facts =
        new Facts(
            new Inventory(
                List.of(new SearchPath("terminal", "test", List.of(entries))),
                Map.of(),
                List.of(),
                0),
            List.of(),
            List.of(),
            Map.of(),
            new KnownTools(Map.of()),
            Path::toString);
    return Stream.of(new WritablePathEntry(), new RelativePathEntry(), new MissingPathEntry())
        .flatMap(rule -> rule.check(facts).stream())
        .toList();
  }

  private static SearchPathEntry entry(
      int position,
      String written,
      EntryStatus status,
      DirectoryRole role,
      List<Exposure> exposures,
      List<Exposure> creators) {
    return new SearchPathEntry(
        position,
        written,
        Path.of("/").resolve(written),
        status,
        role,
        exposures,
        creators,
        status == EntryStatus.OK ? "" : "note");
  }
}
