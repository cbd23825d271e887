package dev.auditpath.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.model.Audit;
import dev.auditpath.model.Baseline;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.Change;
import dev.auditpath.model.CommandName;
import dev.auditpath.model.Counts;
import dev.auditpath.model.Curation;
import dev.auditpath.model.Facts;
import dev.auditpath.model.FileIdentity;
import dev.auditpath.model.Inventory;
import dev.auditpath.model.KnownTools;
import dev.auditpath.model.KnownWinner;
import dev.auditpath.model.ManagedPackage;
import dev.auditpath.model.Platform;
import dev.auditpath.model.Resolution;
import dev.auditpath.model.Runnability;
import dev.auditpath.model.SearchPath;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Map<String, String> SETTINGS = Map.of("failOn", "high");

  @Test
  void upgradeByTheOwner_isOneLineOfHistoryHoweverManyCommands() {
    List<Change> changes =
        changes(
            baseline(winner("cp", "coreutils", "9.1"), winner("ls", "coreutils", "9.1")),
            SETTINGS,
            candidate("cp", "coreutils", "9.4"),
            candidate("ls", "coreutils", "9.4"));

    assertThat(changes)
        .containsExactly(
            new Change("updated", "", "", "coreutils 9.4 (dpkg), before 9.1; 2 commands"));
  }

  @Test
  void fileThatAnotherPackageTookOver_changedHands() {
    List<Change> changes =
        changes(baseline(winner("vi", "nvi", "1")), SETTINGS, candidate("vi", "vim", "9"));

    assertThat(changes)
        .containsExactly(
            new Change(
                "changed-hands", "vi", "/usr/bin/vi", "now vim 9 (dpkg), before nvi 1 (dpkg)"));
  }

  @Test
  void sameAsBefore_isNoChange() {
    assertThat(changes(baseline(winner("vi", "vim", "9")), SETTINGS, candidate("vi", "vim", "9")))
        .isEmpty();
  }

  @Test
  void baselineOfAnOlderVersion_hasNoVersionsAndNoSettingsToDifferFrom() {
    Baseline before =
        new Baseline(
            Instant.MIN,
            Map.of(Baseline.key("terminal", "vi"), winner("vi", "vim", "")),
            Map.of(),
            List.of(),
            Map.of());

    assertThat(changes(before, SETTINGS, candidate("vi", "vim", "9"))).isEmpty();
  }

  @Test
  void settingThatIsOtherThanBefore_isSaidWithBoth() {
    assertThat(changes(baseline(), Map.of("failOn", "never")))
        .containsExactly(new Change("settings-changed", "", "", "failOn: never, before high"));
  }

  private static List<Change> changes(
      Baseline before, Map<String, String> settings, Candidate... winners) {
    List<Resolution> resolutions = new ArrayList<>();
    for (Candidate winner : winners) {
      resolutions.add(
          new Resolution(winner.command(), SearchPath.TERMINAL, Optional.empty(), List.of(winner)));
    }
    Inventory inventory = new Inventory(List.of(), Map.of(), List.of(), 0);
    Facts facts =
        new Facts(
            inventory, resolutions, List.of(), Map.of(), new KnownTools(Map.of()), Path::toString);
    Audit audit =
        new Audit(
            Instant.now(),
            Duration.ZERO,
            inventory,
            new Counts(0, 0, 0, 0, 0, 0),
            List.of(),
            List.of());
    return new Comparison(before, audit, facts, List.of(), settings).delta().changes();
  }

  private static Baseline baseline(KnownWinner... winners) {
    Map<String, KnownWinner> known = new HashMap<>();
    for (KnownWinner winner : winners) {
      known.put(Baseline.key(winner.searchPath(), winner.command()), winner);
    }
    return new Baseline(Instant.MIN, known, Map.of(), List.of(), SETTINGS);
  }

  private static KnownWinner winner(String command, String name, String version) {
    return new KnownWinner("terminal", command, "/usr/bin/" + command, "dpkg", name, version, "");
  }

  private static Candidate candidate(String command, String name, String version) {
    Path file = Path.of("/usr/bin", command);
    return new Candidate(
        CommandName.of(command, Platform.LINUX),
        file,
        new FileIdentity(command),
        Runnability.RUNS,
        List.of(),
        file,
        new ManagedPackage("dpkg", name, version, Curation.SYSTEM));
  }
}
