package dev.auditpath.distinfo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Problem;
import dev.auditpath.testing.Machines;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZippedEggTest {
  @TempDir private Path base;
  private Host host;
  private Problems problems;

  @BeforeEach
  void setUp() {
    host = Machines.linux(base, Map.of());
    problems = new Problems(host);
  }

  @Test
  void metadataAndScripts_areRead() throws IOException {
    ZippedEgg egg = read(zip -> entry(zip, "EGG-INFO/scripts/tool", "x"));

    assertThat(egg.core().name()).isEqualTo("demo");
    assertThat(egg.scripts()).containsExactly("tool");
    assertThat(problems.toList()).isEmpty();
  }

  @Test
  void bombOfZeros_costsNothingWhereNobodyReadsIt() throws IOException {
    ZippedEgg egg =
        read(
            zip -> {
              zip.putNextEntry(new ZipEntry("zeros"));
              byte[] megabyte = new byte[1024 * 1024];
              for (int i = 0; i < 200; i++) {
                zip.write(megabyte);
              }
              zip.closeEntry();
              entry(zip, "EGG-INFO/scripts/after", "x");
            });

    assertThat(egg.core().name()).isEqualTo("demo");
    assertThat(egg.scripts()).containsExactly("after");
    assertThat(problems.toList()).isEmpty();
  }

  @Test
  void endlessMetadata_isAProblemAndTheRestIsRead() throws IOException {
    ZippedEgg egg =
        read(
            zip -> {
              entry(zip, "EGG-INFO/entry_points.txt", "x".repeat(2_000_000));
              entry(zip, "EGG-INFO/scripts/tool", "x");
            });

    assertThat(egg.core().name()).isEqualTo("demo");
    assertThat(egg.scripts()).containsExactly("tool");
    assertThat(problems.toList()).extracting(Problem::kind).containsExactly("cap-reached");
  }

  @Test
  void moreFilesThanAnyProjectHas_areNotCounted() throws IOException {
    read(
        zip -> {
          for (int i = 0; i < 100_100; i++) {
            zip.putNextEntry(new ZipEntry("f" + i));
          }
        });

    assertThat(problems.toList()).extracting(Problem::kind).containsExactly("cap-reached");
  }

  @Test
  void namesThatLeadElsewhere_writeNothing() throws IOException {
    read(
        zip -> {
          entry(zip, "../../escaped", "x");
          entry(zip, "EGG-INFO/scripts/../../../escaped", "x");
          entry(zip, "/escaped", "x");
        });

    try (Stream<Path> files = Files.walk(base)) {
      assertThat(files.filter(Files::isRegularFile)).containsExactly(base.resolve("demo.egg"));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void damagedArchive_isAProblemOrRead(long seed) throws IOException {
    read(zip -> entry(zip, "EGG-INFO/scripts/tool", "x".repeat(5_000)));
    Path file = base.resolve("demo.egg");
    byte[] bytes = Files.readAllBytes(file);
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = bytes.clone();
      for (int n = random.nextInt(8); n >= 0; n--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      Files.write(file, damaged);

      assertThat(ZippedEgg.read(file, host, problems)).as("seed %d", seed).isNotNull();
    }
  }

  private ZippedEgg read(Content content) throws IOException {
    Path file = base.resolve("demo.egg");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      entry(zip, "EGG-INFO/PKG-INFO", "Name: demo\nVersion: 1\n\n");
      content.writeTo(zip);
    }
    return ZippedEgg.read(file, host, problems);
  }

  private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  /** What an archive holds besides its name. */
  private interface Content {
    void writeTo(ZipOutputStream zip) throws IOException;
  }
}
