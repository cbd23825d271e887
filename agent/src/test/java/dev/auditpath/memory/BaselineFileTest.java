package dev.auditpath.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Baseline;
import dev.auditpath.model.KnownFinding;
import dev.auditpath.model.KnownWinner;
import dev.auditpath.model.Problem;
import dev.auditpath.model.Severity;
import dev.auditpath.testing.Machines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineFileTest {
  private static final Baseline BASELINE =
      new Baseline(
          Instant.parse("2026-01-01T00:00:00Z"),
          Map.of(
              Baseline.key("terminal", "git"),
              new KnownWinner("terminal", "git", "/home/u/b\udc80in/git", "pip", "g", "1", "")),
          Map.of("/usr/bin", Set.of("git", "ls\n")),
          List.of(
              new KnownFinding(
                  "abcd", "rule", Severity.HIGH, "git", "/p", "g 1 (pip)", "m", Instant.EPOCH)),
          Map.of("failOn", "high"));

  @TempDir private Path root;
  private Host host;
  private Path file;

  @BeforeEach
  void makeTheHome() throws IOException {
    host = Machines.linux(root, Map.of());
    Files.createDirectories(host.home());
    file = StateDirectory.of(host).resolve("baseline.json");
  }

  @Test
  void whatWasWritten_isReadBack() throws IOException {
    new BaselineFile(host).write(BASELINE);

    assertThat(new BaselineFile(host).read(new Problems(host))).isEqualTo(BASELINE);
  }

  @Test
  void noFile_isNoBaseline() throws IOException {
    assertThat(new BaselineFile(host).read(new Problems(host))).isEqualTo(Baseline.NONE);
  }

  @Test
  void anyDamage_isNoBaselineAndKeptAside() throws IOException {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      new BaselineFile(host).write(BASELINE);
      byte[] whole = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(whole, random.nextInt(whole.length - 2)));
      Problems problems = new Problems(host);

      assertThat(new BaselineFile(host).read(problems)).isEqualTo(Baseline.NONE);

      assertThat(problems.toList()).hasSize(1);
      assertThat(file).doesNotExist();
      assertThat(file.resolveSibling("baseline.json.aside")).exists();
    }
  }

  @Test
  void newerVersion_isRefusedAndLeftAlone() throws IOException {
    new BaselineFile(host).write(BASELINE);
    String newer = Files.readString(file).replace("baseline/2", "baseline/3");
    Files.writeString(file, newer);

    assertThatThrownBy(() -> new BaselineFile(host).read(new Problems(host)))
        .isInstanceOf(NewerStateException.class)
        .hasMessageContaining("newer version");
    assertThat(file).hasContent(newer.strip());
  }

  @Test
  void olderVersion_isReadAndWhatItLacksIsUnknown() throws IOException {
    new BaselineFile(host).write(BASELINE);
    Files.writeString(
        file,
        Files.readString(file)
            .replace("baseline/2", "baseline/1")
            .replace("\"providerVersion\":\"1\",", "")
            .replace(",\"settings\":{\"failOn\":\"high\"}", ""));
    Files.delete(file.resolveSibling("baseline.pin"));

    Problems problems = new Problems(host);
    Baseline read = new BaselineFile(host).read(problems);

    assertThat(problems.toList()).isEmpty();
    assertThat(read.findings()).isEqualTo(BASELINE.findings());
    assertThat(read.settings()).isEmpty();
    assertThat(read.winner("terminal", "git"))
        .hasValueSatisfying(winner -> assertThat(winner.providerVersion()).isEmpty());
  }

  @Test
  void baselineThatSomebodyEdited_isSaid() throws IOException {
    new BaselineFile(host).write(BASELINE);
    Files.writeString(file, Files.readString(file).replace("abcd", "abce"));

    assertThat(messages()).singleElement().asString().contains("not what the agent left");
  }

  @Test
  void baselineThatSomebodyTookAway_isSaid() throws IOException {
    new BaselineFile(host).write(BASELINE);
    Files.delete(file);

    assertThat(messages()).singleElement().asString().contains("is gone");
  }

  @Test
  void baselinePutBackFromACopy_isSaid() throws IOException {
    new BaselineFile(host).write(BASELINE);
    byte[] copy = Files.readAllBytes(file);
    new BaselineFile(host).write(Baseline.NONE);
    assertThat(messages()).isEmpty();
    Files.write(file, copy);

    assertThat(messages()).singleElement().asString().contains("older copy");
  }

  private List<String> messages() throws IOException {
    Problems problems = new Problems(host);
    new BaselineFile(host).read(problems);
    return problems.toList().stream().map(Problem::message).toList();
  }
}
