package dev.auditpath.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Baseline;
import dev.auditpath.model.KnownFinding;
import dev.auditpath.model.KnownWinner;
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
              new KnownWinner("terminal", "git", "/home/u/b\udc80in/git", "pip", "g", "")),
          Map.of("/usr/bin", Set.of("git", "ls\n")),
          List.of(
              new KnownFinding(
                  "abcd", "rule", Severity.HIGH, "git", "/p", "g 1 (pip)", "m", Instant.EPOCH)));

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
    String newer = Files.readString(file).replace("baseline/1", "baseline/2");
    Files.writeString(file, newer);

    assertThatThrownBy(() -> new BaselineFile(host).read(new Problems(host)))
        .isInstanceOf(NewerStateException.class)
        .hasMessageContaining("newer version");
    assertThat(file).hasContent(newer.strip());
  }
}
