package dev.auditpath.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.auditpath.model.Curation;
import dev.auditpath.model.ManagedPackage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RpmSourceTest {
  private static final Path RPM = Path.of("/usr/bin/rpm");
  private static final Path RPMBUILD = Path.of("/usr/bin/rpmbuild");
  private static final String DATABASE = "/usr/lib/sysimage/rpm/rpmdb.sqlite";

  /** One package with an epoch and Python metadata, one with so many files that pages overflow. */
  private static final List<String> SPECS =
      List.of(
          """
          Name: awscli
          Version: 2.15.0
          Release: 3
          Epoch: 1
          Summary: Command line
          License: MIT
          BuildArch: noarch
          %description
          Command line.
          %install
          mkdir -p %{buildroot}/usr/bin %{buildroot}/usr/lib/python3.12/site-packages/awscli-2.15.0.dist-info
          echo x > %{buildroot}/usr/bin/aws
          echo x > %{buildroot}/usr/lib/python3.12/site-packages/awscli-2.15.0.dist-info/METADATA
          %files
          /usr/bin/aws
          /usr/lib/python3.12/site-packages/awscli-2.15.0.dist-info
          """,
          """
          Name: manytools
          Version: 1.0
          Release: 1
          Summary: Many tools
          License: MIT
          BuildArch: noarch
          %description
          Many tools.
          %install
          mkdir -p %{buildroot}/usr/bin %{buildroot}/opt/many/bin
          i=0; while [ $i -lt 900 ]; do echo $i > %{buildroot}/opt/many/bin/tool-with-a-long-name-$i; i=$((i+1)); done
          echo x > %{buildroot}/usr/bin/many
          %files
          /usr/bin/many
          /opt/many
          """);

  @TempDir private Path directory;
  private SystemLayout machine;

  @BeforeEach
  void buildMachine() throws IOException {
    machine =
        SystemLayout.linux(directory)
            .link("/bin", "usr/bin")
            .program("/usr/bin/aws")
            .program("/usr/bin/many")
            .program("/usr/bin/other")
            .program("/opt/many/bin/tool-with-a-long-name-777");
  }

  @Test
  void databaseMadeByRpm_namesThePackages() throws Exception {
    assumeTrue(
        Files.isExecutable(RPM) && Files.isExecutable(RPMBUILD),
        "there is no " + RPM + " or no " + RPMBUILD + " here");
    buildDatabase(machine.at(DATABASE).resolveSibling(""));

    assertClaims();
  }

  /** The same database, as rpm 4.18.0 wrote it. */
  @Test
  void keptDatabase_namesThePackages() throws IOException {
    keepDatabase();

    assertClaims();
  }

  private void assertClaims() throws IOException {
    RpmSource source = new RpmSource();
    assertThat(
            machine.claims(
                source,
                "/usr/bin/aws",
                "/bin/aws",
                "/usr/bin/many",
                "/opt/many/bin/tool-with-a-long-name-777",
                "/usr/bin/other"))
        .containsOnlyKeys(
            "/usr/bin/aws", "/bin/aws", "/usr/bin/many", "/opt/many/bin/tool-with-a-long-name-777");
    assertThat(machine.owner(source, "/usr/bin/aws"))
        .isEqualTo(
            new ManagedPackage("rpm", "awscli", "1:2.15.0-3", Curation.SYSTEM, Set.of("awscli")));
    assertThat(machine.owner(source, "/usr/bin/many"))
        .isEqualTo(new ManagedPackage("rpm", "manytools", "1.0-1", Curation.SYSTEM));
    assertThat(machine.problems.toList()).isEmpty();
  }

  @Test
  void waitingChanges_areSaid() throws IOException {
    keepDatabase();
    machine.file(DATABASE + "-wal", "not empty");

    assertThat(machine.claims(new RpmSource(), "/usr/bin/aws")).hasSize(1);
    assertThat(machine.problems.toList()).extracting("kind").containsExactly("unread-changes");
  }

  @Test
  void olderDatabases_areSaidToBeUnread() throws IOException {
    machine.file("/var/lib/rpm/Packages", "\0").file("/var/lib/rpm/Packages.db", "RpmP");

    assertThat(machine.claims(new RpmSource(), "/usr/bin/aws")).isEmpty();
    assertThat(machine.problems.toList())
        .hasSize(2)
        .allSatisfy(problem -> assertThat(problem.hidesCommands()).isFalse())
        .extracting("message")
        .asString()
        .contains("Berkeley DB", "ndb");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void damagedDatabase_isAProblemAtMost(long seed) throws IOException {
    keepDatabase();
    byte[] sound = Files.readAllBytes(machine.at(DATABASE));
    Random random = new Random(seed);
    for (int round = 0; round < 40; round++) {
      byte[] bytes = sound.clone();
      int changes = 1 + random.nextInt(200);
      for (int i = 0; i < changes; i++) {
        bytes[random.nextInt(round % 2 == 0 ? bytes.length : 8192)] = (byte) random.nextInt();
      }
      Files.write(machine.at(DATABASE), bytes);

      machine.claims(new RpmSource(), "/usr/bin/aws", "/usr/bin/many");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 16, 99, 100, 512, 4095, 4096, 4097, 20_000})
  void truncatedDatabase_isAProblem(int length) throws IOException {
    keepDatabase();
    byte[] sound = Files.readAllBytes(machine.at(DATABASE));
    Files.write(machine.at(DATABASE), Arrays.copyOf(sound, length));

    assertThat(machine.claims(new RpmSource(), "/usr/bin/aws")).isEmpty();
    assertThat(machine.problems.toList()).hasSize(1);
  }

  @Test
  void randomBytes_areAProblem() throws IOException {
    Random random = new Random(42);
    byte[] bytes = new byte[50_000];
    for (int round = 0; round < 50; round++) {
      random.nextBytes(bytes);
      machine.file(DATABASE, "");
      Files.write(machine.at(DATABASE), bytes);

      assertThat(machine.claims(new RpmSource(), "/usr/bin/aws")).isEmpty();
    }
    assertThat(machine.problems.toList()).hasSize(1);
  }

  private void keepDatabase() throws IOException {
    Files.createDirectories(machine.at(DATABASE).resolveSibling(""));
    try (InputStream kept = RpmSourceTest.class.getResourceAsStream("rpmdb.sqlite.gz")) {
      assertThat(kept).isNotNull();
      Files.write(machine.at(DATABASE), new GZIPInputStream(kept).readAllBytes());
    }
  }

  private void buildDatabase(Path target) throws Exception {
    Path work = Files.createDirectories(directory.resolve("work"));
    List<String> packages = new ArrayList<>();
    for (String spec : SPECS) {
      Path file = work.resolve("package" + packages.size() + ".spec");
      Files.writeString(file, spec);
      Path output = work.resolve("out" + packages.size());
      run(
          RPMBUILD.toString(),
          "-bb",
          "--define",
          "_topdir " + work,
          "--define",
          "_rpmdir " + output,
          "--define",
          "_buildhost localhost",
          file.toString());
      packages.add(only(output.resolve("noarch")).toString());
    }
    Files.createDirectories(target);
    List<String> install =
        new ArrayList<>(
            List.of(
                RPM.toString(),
                "--define",
                "_db_backend sqlite",
                "--dbpath",
                target.toString(),
                "--justdb",
                "--nodeps",
                "-i"));
    install.addAll(packages);
    run(install.toArray(String[]::new));
  }

  private static Path only(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.findFirst().orElseThrow();
    }
  }

  private static void run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }
}
