package dev.auditpath.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.model.Baseline;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.Facts;
import dev.auditpath.model.Finding;
import dev.auditpath.model.KnownWinner;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WinnerChangedTest {

  @Test
  void withoutABaseline_isSilent() {
    assertThat(new WinnerChanged(Baseline.NONE).check(facts(unattributed("/home/u/.local/bin/jq"))))
        .isEmpty();
  }

  @Test
  void newFileOfNobody_isTold() {
    List<Finding> findings =
        check("/usr/local/bin/jq", "", unattributed("/home/u/.local/bin/jq"), Set.of());

    assertThat(findings)
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.message())
                    .isEqualTo("\"jq\" runs /home/u/.local/bin/jq, before /usr/local/bin/jq"));
  }

  @Test
  void fileThatWasThereAlready_isNoNews() {
    assertThat(check("/usr/local/bin/jq", "", unattributed("/home/u/.local/bin/jq"), Set.of("jq")))
        .isEmpty();
  }

  @Test
  void packagesOwnFile_isItsOwnersChange() {
    assertThat(
            check(
                "/usr/local/bin/jq", "", FactsOf.file("/usr/bin/jq", FactsOf.dpkg("jq")), Set.of()))
        .isEmpty();
  }

  @Test
  void sameFile_isNoChange() {
    assertThat(check("/home/u/.local/bin/jq", "", unattributed("/home/u/.local/bin/jq"), Set.of()))
        .isEmpty();
  }

  @Test
  void otherContentAtTheSamePlace_isTold() {
    assertThat(
            check(
                "/home/u/.local/bin/jq", "7", unattributed("/home/u/.local/bin/jq"), Set.of("jq")))
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).contains("another content"));
  }

  private static List<Finding> check(
      String before, String content, Candidate now, Set<String> held) {
    Facts facts = facts(now);
    Baseline baseline =
        new Baseline(
            Instant.now(),
            Map.of(
                Baseline.key("terminal", "jq"),
                new KnownWinner("terminal", "jq", before, "unattributed", "", content)),
            Map.of("/home/u/.local/bin", held),
            List.of());
    return new WinnerChanged(baseline).check(facts);
  }

  private static Facts facts(Candidate winner) {
    return FactsOf.workstation().onPath("jq", winner).facts();
  }

  private static Candidate unattributed(String path) {
    return FactsOf.file(path, FactsOf.nobody());
  }
}
