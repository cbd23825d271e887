package dev.auditpath.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.model.Curation;
import dev.auditpath.model.ManagedPackage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacmanSourceTest {
  @TempDir private Path directory;
  private SystemLayout machine;

  @BeforeEach
  void buildMachine() throws IOException {
    machine = SystemLayout.linux(directory);
  }

  @Test
  void listedFile_isItsPackages() throws IOException {
    install("aws-cli", "2.1-1", "usr/\nusr/bin/\nusr/bin/aws\n\n%BACKUP%\netc/aws.conf\tabc\n");
    machine
        .program("/usr/bin/aws")
        .program("/usr/bin/other")
        .file("/var/lib/pacman/local/ALPM_DB_VERSION", "9\n");

    assertThat(machine.claims(new PacmanSource(), "/usr/bin/aws", "/usr/bin/other")).hasSize(1);
    assertThat(machine.owner(new PacmanSource(), "/usr/bin/aws"))
        .isEqualTo(new ManagedPackage("pacman", "aws-cli", "2.1-1", Curation.SYSTEM));
    assertThat(machine.problems.toList()).isEmpty();
  }

  @Test
  void mergedSbin_isSeenThrough() throws IOException {
    install("iproute2", "6.0-1", "usr/bin/ip\n");
    machine.program("/usr/bin/ip").link("/usr/sbin", "bin").link("/sbin", "usr/bin");

    assertThat(machine.claims(new PacmanSource(), "/usr/sbin/ip", "/sbin/ip")).hasSize(2);
  }

  @Test
  void packagedPythonProjects_areNamed() throws IOException {
    install(
        "python-black",
        "24.1-1",
        "usr/bin/black\nusr/lib/python3.12/site-packages/black-24.1.0.dist-info/\n");
    machine.program("/usr/bin/black");

    assertThat(machine.owner(new PacmanSource(), "/usr/bin/black").pythonProjects())
        .isEqualTo(Set.of("black"));
  }

  @Test
  void entryWithoutFiles_isNoProblem() throws IOException {
    machine.program("/usr/bin/ip").file("/var/lib/pacman/local/half-1/desc", "%NAME%\nhalf\n");

    assertThat(machine.claims(new PacmanSource(), "/usr/bin/ip")).isEmpty();
    assertThat(machine.problems.toList()).isEmpty();
  }

  private void install(String name, String version, String files) throws IOException {
    String entry = "/var/lib/pacman/local/" + name + "-" + version;
    machine
        .file(entry + "/desc", "%NAME%\n" + name + "\n\n%VERSION%\n" + version + "\n\n")
        .file(entry + "/files", "%FILES%\n" + files);
  }
}
