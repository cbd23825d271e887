package dev.auditpath.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.host.FileStamps;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Behaviour;
import dev.auditpath.model.Evidence;
import dev.auditpath.model.Examination;
import dev.auditpath.model.FileStamp;
import dev.auditpath.model.KnownExamination;
import dev.auditpath.model.Launcher;
import dev.auditpath.model.Problem;
import dev.auditpath.testing.Machines;
import dev.auditpath.testing.RandomExaminations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExaminationMemoryTest {
  @TempDir private Path root;
  private final ExaminationMemory memory = new ExaminationMemory();
  private Host host;
  private Problems problems;
  private Path file;

  @BeforeEach
  void makeHome() throws IOException {
    root = root.toRealPath();
    Files.createDirectories(root.resolve("home/u"));
    host = Machines.linux(root, Map.of());
    problems = new Problems(host);
    file = root.resolve("home/u/.local/state/audit-path/examinations");
  }

  @Test
  void whatIsRemembered_isRecalledWholeInItsOrderAndPrivate() throws IOException {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    for (int round = 0; round < 200; round++) {
      Map<String, KnownExamination> examinations = some(seed + round, 4);

      memory.remember(examinations, host, problems);
      Map<String, KnownExamination> recalled = memory.recall(host, problems);

      assertThat(problems.toList()).as("seed %d", seed + round).isEmpty();
      assertThat(recalled).as("seed %d", seed + round).isEqualTo(examinations);
      assertThat(recalled.keySet()).containsExactlyElementsOf(examinations.keySet());
    }
    assertThat(mode(file)).isEqualTo("rw-------");
    assertThat(mode(file.getParent())).isEqualTo("rwx------");
  }

  @Test
  void nothingThere_isNothingKnown() {
    assertThat(memory.recall(host, problems)).isEmpty();
    assertThat(problems.toList()).isEmpty();
  }

  @Test
  void everyShorteningAndManyDamages_areKeptAsideAndSaid() throws IOException {
    memory.remember(some(5, 2), host, problems);
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(7);
    int step = Math.max(1, whole.length / 300);
    for (int i = 0; i < whole.length; i += step) {
      expectKeptAside(Arrays.copyOf(whole, i));
      byte[] damaged = whole.clone();
      damaged[i] ^= (byte) (1 + random.nextInt(255));
      if (!new String(damaged, StandardCharsets.ISO_8859_1).matches("(?s).*?/[2-9]\n.*")) {
        expectKeptAside(damaged);
      }
    }
  }

  @Test
  void otherContentUnderARightChecksum_isKeptAside() throws IOException {
    memory.remember(some(5, 2), host, problems);
    String body = Files.readString(file).split("\n", 3)[2];
    Random random = new Random(11);
    for (String other :
        List.of(
            "{}\n",
            "\n",
            "[]\n",
            "null\n",
            body.substring(0, body.length() - 1),
            body + "x",
            body.replaceFirst("\"key\"", "\"kex\""),
            body.replaceFirst("\"launcher\":\\{", "\"launcher\":{\"more\":1,"),
            body.replaceFirst("\"form\":\"[A-Z_]*\"", "\"form\":\"\""),
            body.replaceFirst("\"path\":\"/", "\"path\":\""),
            body.replaceFirst("\"path\":\"/", "\"path\":\"/\\\\u0000"),
            body.replaceFirst("\"line\":-?\\d+", "\"line\":99999999999"),
            body.replaceFirst("\"line\":-?\\d+", "\"line\":1.5"),
            body.replaceFirst("\"chain\":\\[", "\"chain\":[1"),
            "{\"key\":" + "[".repeat(100_000) + "\n")) {
      assertThat(other).isNotEqualTo(body);
      expectKeptAside(withHead(1, other));
    }
    for (int i = 0; i < 300; i++) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, withHead(1, new String(bytes, StandardCharsets.ISO_8859_1)));
      memory.recall(host, problems);
    }
  }

  @Test
  void newerVersion_isLeftAloneAndOlderIsNot() throws IOException {
    memory.remember(some(1, 1), host, problems);
    byte[] newer = withHead(2, "whatever");
    Files.write(file, newer);

    assertThat(memory.recall(host, problems)).isEmpty();
    memory.remember(some(1, 1), host, problems);

    assertThat(file).hasBinaryContent(newer);
    assertThat(problems.toList())
        .singleElement()
        .extracting(Problem::message)
        .asString()
        .contains("newer version");
    expectKeptAside(withHead(0, "whatever"));
  }

  @Test
  void ofTooMany_theOldestAreLeftOut() {
    Map<String, KnownExamination> many = new LinkedHashMap<>();
    for (int i = 0; i < 4_100; i++) {
      many.put("key " + i, small(""));
    }

    memory.remember(many, host, problems);

    assertThat(memory.recall(host, problems).keySet())
        .hasSize(4_000)
        .startsWith("key 100")
        .endsWith("key 4099");
    assertThat(problems.toList()).isEmpty();
  }

  @Test
  void ofTooMuch_theOldestAreLeftOut() {
    Map<String, KnownExamination> large = new LinkedHashMap<>();
    for (int i = 0; i < 20; i++) {
      large.put("key " + i, small("x".repeat(1024 * 1024)));
    }

    memory.remember(large, host, problems);

    assertThat(memory.recall(host, problems).keySet())
        .hasSize(15)
        .startsWith("key 5")
        .endsWith("key 19");
    assertThat(problems.toList()).isEmpty();
    assertThat(file.toFile().length()).isLessThan(16 * 1024 * 1024 + 64);
  }

  @Test
  void aStamp_changesWithTheFile() throws IOException {
    Path script = Files.writeString(root.resolve("script"), "one");
    FileTime time = Files.getLastModifiedTime(script);
    List<FileStamp> stamps = new ArrayList<>();
    stamps.add(FileStamps.of(script));
    assertThat(FileStamps.of(script)).isEqualTo(stamps.get(0));

    Files.writeString(script, "two");
    Files.setLastModifiedTime(script, time);
    stamps.add(FileStamps.of(script));
    Files.move(script, root.resolve("other"));
    stamps.add(FileStamps.of(script));
    Files.copy(root.resolve("other"), script);
    stamps.add(FileStamps.of(script));

    assertThat(stamps).doesNotHaveDuplicates();
    assertThat(stamps.get(2)).isEqualTo(FileStamp.absent(script));
    assertThat(FileStamps.of(script.resolve("below")))
        .isEqualTo(FileStamp.absent(script.resolve("below")));
  }

  private Map<String, KnownExamination> some(long seed, int count) {
    RandomExaminations random = new RandomExaminations(seed, host);
    Map<String, KnownExamination> examinations = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      examinations.put(random.text() + i, random.known());
    }
    return examinations;
  }

  private KnownExamination small(String excerpt) {
    Evidence evidence = new Evidence("network", root, 1, "opens", excerpt);
    return new KnownExamination(
        new Examination(
            new Launcher(Launcher.Form.PYTHON, "", Optional.empty(), List.of()),
            Behaviour.NONE,
            List.of(evidence),
            List.of()),
        List.of());
  }

  private static byte[] withHead(int version, String latinBody) {
    byte[] body = latinBody.getBytes(StandardCharsets.ISO_8859_1);
    CRC32 checksum = new CRC32();
    checksum.update(body);
    String head = "audit-path/examinations/%d\n%08x\n".formatted(version, checksum.getValue());
    return (head + latinBody).getBytes(StandardCharsets.ISO_8859_1);
  }

  private void expectKeptAside(byte[] bytes) throws IOException {
    Problems said = new Problems(host);
    Files.write(file, bytes);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

    assertThat(memory.recall(host, said)).isEmpty();
    assertThat(said.toList()).extracting(Problem::kind).containsExactly("not-remembered");
    assertThat(file).doesNotExist();
    assertThat(file.resolveSibling("examinations.aside")).hasBinaryContent(bytes);
  }

  private static String mode(Path place) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(place));
  }
}
