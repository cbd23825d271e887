package dev.auditpath.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.auditpath.model.Curation;
import dev.auditpath.model.ManagedPackage;
import dev.auditpath.model.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registries are made by sqlite3 with the tables of src/cregistry/sql.c of MacPorts. */
class MacPortsSourceTest {
  private static final Path SQLITE = Path.of("/usr/bin/sqlite3");
  private static final String REGISTRY = "/opt/local/var/macports/registry/registry.db";
  private static final String PORTS =
      """
      CREATE TABLE ports (id INTEGER PRIMARY KEY, name TEXT COLLATE NOCASE, portfile TEXT
        , location TEXT, epoch INTEGER, version TEXT, revision INTEGER, variants TEXT
        , state TEXT, UNIQUE (name, epoch, version, revision, variants));
      INSERT INTO ports VALUES (300, 'curl', 'x', '/y', 0, '8.4.0', 1, '', 'installed');
      INSERT INTO ports VALUES (301, 'wget', 'x', '/y', 0, '1.21', 0, '', 'imaged');
      """;
  private static final String FORMER_PORTS =
      """
      CREATE TABLE ports (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT COLLATE NOCASE
        , portfile CLOB, url TEXT, location TEXT, epoch INTEGER, version TEXT, revision INTEGER);
      INSERT INTO ports VALUES (300, 'curl', 'x', 'u', '/y', 0, '8.4.0', 1);
      """;
  private static final String FILES =
      """
      CREATE TABLE files (id INTEGER, path TEXT, actual_path TEXT, active INTEGER, binary BOOL
        , FOREIGN KEY(id) REFERENCES ports(id));
      WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
        INSERT INTO files SELECT 300, 'x', '/opt/local/share/curl/file' || i, 1, 0 FROM n;
      INSERT INTO files VALUES
        (300, '/opt/local/bin/curl', '/opt/local/bin/curl', 1, 1),
        (301, '/opt/local/bin/wget', '/opt/local/bin/wget', 0, 1);
      """;

  @TempDir private Path directory;
  private SystemLayout machine;

  @BeforeEach
  void buildMachine() throws IOException {
    assumeTrue(Files.isExecutable(SQLITE), "there is no " + SQLITE + " here");
    machine =
        SystemLayout.of(Platform.MACOS, directory, Map.of())
            .program("/opt/local/bin/curl")
            .program("/opt/local/bin/wget")
            .program("/usr/bin/curl");
    Files.createDirectories(machine.at(REGISTRY).getParent());
  }

  @ParameterizedTest
  @ValueSource(strings = {PORTS, FORMER_PORTS})
  void activeFile_isItsPorts(String ports) throws Exception {
    sqlite(ports + FILES);

    assertThat(
            machine.claims(
                new MacPortsSource(),
                "/opt/local/bin/curl",
                "/opt/local/bin/wget",
                "/usr/bin/curl"))
        .containsExactly(
            Map.entry(
                "/opt/local/bin/curl",
                new ManagedPackage("macports", "curl", "8.4.0_1", Curation.CURATED)));
    assertThat(machine.problems.toList()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {512, 1024, 65_536})
  void everyPageSize_isRead(int size) throws Exception {
    sqlite("PRAGMA page_size = " + size + ";" + PORTS + FILES);

    assertThat(machine.claims(new MacPortsSource(), "/opt/local/bin/curl")).hasSize(1);
  }

  @Test
  void textsInUtf16_areAProblem() throws Exception {
    sqlite("PRAGMA encoding = 'UTF-16le';" + PORTS + FILES);

    assertThat(machine.claims(new MacPortsSource(), "/opt/local/bin/curl")).isEmpty();
    assertThat(machine.problems.toList()).hasSize(1);
  }

  @Test
  void filesElsewhere_doNotOpenTheRegistry() throws IOException {
    machine.file(REGISTRY, "no database");

    assertThat(machine.claims(new MacPortsSource(), "/usr/bin/curl")).isEmpty();
    assertThat(machine.problems.toList()).isEmpty();
  }

  private void sqlite(String statements) throws Exception {
    Path file = machine.at(REGISTRY);
    Process process =
        new ProcessBuilder(SQLITE.toString(), file.toString()).redirectErrorStream(true).start();
    try (var input = process.getOutputStream()) {
      input.write(statements.getBytes(StandardCharsets.UTF_8));
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }
}
