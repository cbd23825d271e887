package dev.auditpath.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.model.Baseline;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.Curation;
import dev.auditpath.model.Facts;
import dev.auditpath.model.Finding;
import dev.auditpath.model.KnownWinner;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WinnerChangedTest {

  @Test
  void withoutABaseline_isSilent() {
    assertThat(new WinnerChanged(Baseline.NONE).check(facts(unattributed("/home/u/.local/bin/jq"))))
        .isEmpty();
  }

  @Test
  void newFileOfNobody_isTold() {
    assertThat(messages(before("/usr/local/bin/jq", ""), unattributed("/home/u/.local/bin/jq")))
        .containsExactly("\"jq\" runs /home/u/.local/bin/jq, before /usr/local/bin/jq");
  }

  @Test
  void sameFile_isNoChange() {
    assertThat(messages(before("/home/u/.local/bin/jq", ""), unattributed("/home/u/.local/bin/jq")))
        .isEmpty();
  }

  @Test
  void otherContentAtTheSamePlace_isTold() {
    assertThat(
            messages(before("/home/u/.local/bin/jq", "7"), unattributed("/home/u/.local/bin/jq")))
        .singleElement()
        .asString()
        .contains("another content");
  }

  @Test
  void systemsOwnCommandThatWinsAgain_isItsOwnersChange() {
    assertThat(
            messages(
                before("/home/u/.local/bin/jq", "7"),
                FactsOf.file("/usr/bin/jq", FactsOf.dpkg("jq"))))
        .isEmpty();
  }

  @Test
  void packageOfATrustedManager_isItsOwnersChange() {
    assertThat(
            messages(
                before("/usr/local/bin/jq", "7"),
                FactsOf.file(
                    "/home/u/.local/bin/jq", FactsOf.managed("homebrew", "jq", Curation.CURATED))))
        .isEmpty();
  }

  @Test
  void sameDistributionElsewhere_isItsOwnersChange() {
    assertThat(
            messages(
                before("/home/u/venv/bin/jq", "pip", "jq-tools"),
                FactsOf.file("/home/u/.local/bin/jq", FactsOf.pip("jq-tools"))))
        .isEmpty();
  }

  @Test
  void publishersDistributionInAnothersPlace_isTold() {
    Facts facts =
        FactsOf.workstation()
            .tool("jq", "jq-tools")
            .onPath(
                "jq",
                FactsOf.file("/home/u/.local/bin/jq", FactsOf.pip("jq-tools")),
                FactsOf.file("/usr/bin/jq", FactsOf.dpkg("jq")))
            .facts();

    assertThat(check(before("/usr/bin/jq", "dpkg", "jq"), facts))
        .extracting(Finding::message)
        .containsExactly("\"jq\" runs /home/u/.local/bin/jq, jq-tools 1 (pip), before /usr/bin/jq");
  }

  @Test
  void sameProjectFromTheIndex_isItsOwnersChange() {
    Facts facts =
        FactsOf.workstation()
            .tool("jq", "jq-tools")
            .onPath(
                "jq",
                FactsOf.file("/home/u/.local/bin/jq", FactsOf.pip("jq-tools")),
                FactsOf.file("/usr/bin/jq", FactsOf.dpkg("python3-jq", "jq-tools")))
            .facts();

    assertThat(check(before("/usr/bin/jq", "dpkg", "python3-jq"), facts)).isEmpty();
  }

  @Test
  void whatAnotherRuleTells_isToldOnce() {
    Facts facts =
        FactsOf.workstation()
            .onPath(
                "jq",
                FactsOf.file("/home/u/.local/bin/jq", FactsOf.pip("helper")),
                FactsOf.file("/usr/bin/jq", FactsOf.dpkg("jq")))
            .facts();

    assertThat(new ShadowsSystemCommand().check(facts)).hasSize(1);
    assertThat(check(before("/usr/bin/jq", "dpkg", "jq"), facts)).isEmpty();
  }

  private static List<String> messages(KnownWinner before, Candidate now) {
    return check(before, facts(now)).stream().map(Finding::message).toList();
  }

  private static KnownWinner before(String path, String content) {
    return new KnownWinner("terminal", "jq", path, "unattributed", "", "", content);
  }

  private static KnownWinner before(String path, String kind, String provider) {
    return new KnownWinner("terminal", "jq", path, kind, provider, "0", "");
  }

  private static List<Finding> check(KnownWinner before, Facts facts) {
    Map<String, KnownWinner> winners = Map.of(Baseline.key("terminal", "jq"), before);
    return new WinnerChanged(new Baseline(Instant.now(), winners, Map.of(), List.of(), Map.of()))
        .check(facts);
  }

  private static Facts facts(Candidate winner) {
    return FactsOf.workstation().onPath("jq", winner).facts();
  }

  private static Candidate unattributed(String path) {
    return FactsOf.file(path, FactsOf.nobody());
  }
}
