package dev.auditpath.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.distinfo.RecordedHash;
import dev.auditpath.model.Curation;
import dev.auditpath.model.ManagedPackage;
import dev.auditpath.model.Provenance;
import dev.auditpath.model.Unattributed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CondaSourceTest {
  @TempDir private Path prefix;
  private Scene scene;
  private Path script;

  @BeforeEach
  void scene() throws IOException {
    scene = new Scene("conda", prefix);
    Files.createDirectories(prefix.resolve("conda-meta"));
    Files.createDirectories(prefix.resolve("bin"));
    script = Files.writeString(prefix.resolve("bin/curl"), "#!/bin/sh\n");
    meta("other-1.0-0.json", "{\"name\":\"other\",\"files\":[\"lib/bin/curl\",\"bin/curl2\"]}");
  }

  @Test
  void packagesFile_isThePackages() throws IOException {
    meta(
        "curl-8.5.0-h1.json",
        "{\"build\":{\"x\":[1]},\"files\":[\"bin/curl\","
            + "\"lib/python3.11/site-packages/Py_Curl-1.dist-info/METADATA\"],"
            + "\"version\":\"8.5.0\",\"name\":\"curl\"}");

    assertThat(ask())
        .isEqualTo(
            new ManagedPackage("conda", "curl", "8.5.0", Curation.CURATED, Set.of("py-curl")));
    assertThat(scene.problems.toList()).isEmpty();
  }

  @Test
  void linkIntoTheBinDirectory_isTheTargetsPackages() throws IOException {
    meta("curl-8.json", "{\"name\":\"curl\",\"version\":\"8\",\"files\":[\"bin/curl\"]}");
    Path link = Files.createSymbolicLink(prefix.resolve("bin/link"), Path.of("curl"));

    assertThat(scene.ask(new CondaSource(), link).name()).isEqualTo("curl");
  }

  @Test
  void fileWrittenOver_isLeftToOthers() throws IOException {
    String hex = RecordedHash.sha256(Files.readAllBytes(script)).hex();
    meta("curl-8.json", packageWith("\"sha256_in_prefix\":\"" + hex + "\""));
    assertThat(ask().name()).isEqualTo("curl");

    Files.writeString(script, "#!/bin/ls\n");
    assertThat(ask()).isEqualTo(new Unattributed());
  }

  @Test
  void sizeAlone_tellsToo() throws IOException {
    meta("curl-8.json", packageWith("\"size_in_bytes\":10"));
    assertThat(ask().name()).isEqualTo("curl");

    Files.writeString(script, "#!/bin/sh\nevil\n");
    assertThat(ask()).isEqualTo(new Unattributed());
  }

  @Test
  void otherEnvironments_areNotAsked() throws IOException {
    meta("curl-8.json", "{\"name\":\"curl\",\"version\":\"8\",\"files\":[\"bin/curl\"]}");

    assertThat(new Scene("venv", prefix).ask(new CondaSource(), script))
        .isEqualTo(new Unattributed());
  }

  @Test
  void garbage_isAProblemAtMost() throws IOException {
    String whole = packageWith("\"size_in_bytes\":10,\"x\":{\"y\":[[],{}]}");
    for (int cut = 0; cut < whole.length(); cut++) {
      meta("curl-8.json", whole.substring(0, cut));
      ask();
    }
    Random random = new Random(4);
    for (int round = 0; round < 300; round++) {
      byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 6; i++) {
        bytes[random.nextInt(bytes.length)] = (byte) "{}[]\",:1a\0".charAt(random.nextInt(10));
      }
      Files.write(prefix.resolve("conda-meta/curl-8.json"), bytes);
      ask();
    }
  }

  private static String packageWith(String recorded) {
    return "{\"name\":\"curl\",\"version\":\"8\",\"files\":[\"bin/curl\"],\"paths_data\":"
        + "{\"paths_version\":1,\"paths\":[{\"_path\":\"bin/curl\","
        + recorded
        + "}]}}";
  }

  private Provenance ask() throws IOException {
    return scene.ask(new CondaSource(), script);
  }

  private void meta(String name, String text) throws IOException {
    Files.writeString(prefix.resolve("conda-meta").resolve(name), text);
  }
}
