package dev.auditpath.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.model.CommandName;
import dev.auditpath.model.Curation;
import dev.auditpath.model.Finding;
import dev.auditpath.model.ManagedPackage;
import dev.auditpath.model.Platform;
import dev.auditpath.model.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static final List<Severity> SEVERITIES = List.of(Severity.values());

  @Test
  void sameProviderAndContentInManyEnvironments_isOneFindingThatListsThem() {
    List<Finding> noticed = new ArrayList<>();
    Map<Path, String> digests = new HashMap<>();
    for (int i = 0; i < 100; i++) {
      Finding finding = finding("curl", "/env" + i + "/bin/curl", "evil", Severity.MEDIUM);
      noticed.add(finding);
      digests.put(finding.path(), "same");
    }

    List<Finding> judged = Judge.judge(noticed, digests);

    assertThat(judged).hasSize(1);
    assertThat(judged.get(0).alsoIn()).hasSize(99).doesNotContain(judged.get(0).path());
  }

  @Test
  void otherContent_isAnotherFindingWithAnotherFingerprint() {
    Finding one = finding("curl", "/a/bin/curl", "evil", Severity.HIGH);
    Finding other = finding("curl", "/b/bin/curl", "evil", Severity.HIGH);

    List<Finding> judged =
        Judge.judge(List.of(one, other), Map.of(one.path(), "1", other.path(), "2"));

    assertThat(judged).extracting(Finding::fingerprint).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  void fingerprint_staysWhateverTheWordingAndTheOrder() {
    Finding finding = finding("curl", "/a/bin/curl", "evil", Severity.HIGH);
    Map<Path, String> digests = Map.of(finding.path(), "1");

    assertThat(Judge.judge(List.of(finding.saying("other words")), digests).get(0).fingerprint())
        .isEqualTo(Judge.judge(List.of(finding), digests).get(0).fingerprint());
  }

  @Test
  void orderOfDiscovery_neverChangesTheResult() {
    List<Finding> noticed = new ArrayList<>();
    Map<Path, String> digests = new HashMap<>();
    for (int i = 0; i < 60; i++) {
      Finding finding =
          finding(
              "tool" + i % 7,
              "/env" + i + "/bin/x",
              "p" + i % 3,
              SEVERITIES.get(i % SEVERITIES.size()));
      noticed.add(finding);
      digests.put(finding.path(), "content" + i % 2);
    }
    List<Finding> expected = Judge.judge(noticed, digests);

    for (long seed = 1; seed <= 20; seed++) {
      Collections.shuffle(noticed, new Random(seed));
      assertThat(Judge.judge(noticed, digests)).as("seed %d", seed).isEqualTo(expected);
    }
  }

  @Test
  void worst_comesFirst() {
    List<Finding> judged =
        Judge.judge(
            List.of(
                finding("a", "/a", "p", Severity.LOW),
                finding("b", "/b", "p", Severity.CRITICAL),
                finding("c", "/c", "p", Severity.MEDIUM)),
            Map.of());

    assertThat(judged)
        .extracting(Finding::severity)
        .containsExactly(Severity.CRITICAL, Severity.MEDIUM, Severity.LOW);
  }

  private static Finding finding(String command, String path, String provider, Severity severity) {
    return new Finding(
        "shadows-system-command",
        severity,
        Optional.of(CommandName.of(command, Platform.LINUX)),
        Path.of(path),
        "terminal",
        true,
        Optional.empty(),
        List.of(),
        new ManagedPackage("npm", provider, "1", Curation.OPEN),
        List.of(),
        "message",
        List.of(),
        List.of(),
        "");
  }
}
