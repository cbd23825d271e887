package dev.auditpath.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.model.Curation;
import dev.auditpath.model.ManagedPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DpkgSourceTest {
  @TempDir private Path directory;
  private SystemLayout machine;

  @BeforeEach
  void buildMachine() throws IOException {
    machine = SystemLayout.linux(directory);
    machine
        .link("/bin", "usr/bin")
        .file("/var/lib/dpkg/status", "")
        .file("/var/lib/dpkg/info/format", "1\n");
  }

  @Test
  void listedFile_isItsPackages() throws IOException {
    install("curl", "7.88.1-10", "/.\n/usr/bin\n/usr/bin/curl\n");
    machine.program("/usr/bin/curl").program("/usr/bin/other");

    Map<String, ManagedPackage> claims =
        machine.claims(new DpkgSource(), "/usr/bin/curl", "/usr/bin/other");

    assertThat(claims)
        .containsExactly(
            Map.entry(
                "/usr/bin/curl", new ManagedPackage("dpkg", "curl", "7.88.1-10", Curation.SYSTEM)));
    assertThat(machine.problems.toList()).isEmpty();
  }

  @Test
  void mergedUsr_isSeenThroughBothWays() throws IOException {
    install("coreutils", "9.1-1", "/bin/ls\n/usr/bin/env\n");
    machine.program("/usr/bin/ls").program("/usr/bin/env");

    Map<String, ManagedPackage> claims =
        machine.claims(new DpkgSource(), "/usr/bin/ls", "/bin/ls", "/bin/env");

    assertThat(claims).containsOnlyKeys("/usr/bin/ls", "/bin/ls", "/bin/env");
  }

  @Test
  void separateBin_isAnotherDirectory() throws IOException {
    SystemLayout old = SystemLayout.linux(directory.resolve("old"));
    machine = old;
    old.file("/var/lib/dpkg/status", "").program("/bin/ls").program("/usr/bin/ls");
    install("coreutils", "8.1", "/bin/ls\n");

    assertThat(old.claims(new DpkgSource(), "/usr/bin/ls", "/bin/ls")).containsOnlyKeys("/bin/ls");
  }

  @Test
  void alternative_belongsToThePackageItLeadsTo() throws IOException {
    install("mawk", "1.3.4", "/usr/bin/mawk\n");
    machine
        .program("/usr/bin/mawk")
        .link("/etc/alternatives/awk", "/usr/bin/mawk")
        .link("/usr/bin/awk", "/etc/alternatives/awk");

    assertThat(machine.owner(new DpkgSource(), "/usr/bin/awk").name()).isEqualTo("mawk");
  }

  @Test
  void divertedFile_belongsToWhoListsItUnderTheOldName() throws IOException {
    install("linux-perf", "6.1", "/usr/bin/perf\n");
    install("linux-base", "4.9", "/usr/bin/perf\n");
    machine
        .program("/usr/bin/perf")
        .program("/usr/bin/perf.wrapper")
        .file("/var/lib/dpkg/diversions", "/usr/bin/perf\n/usr/bin/perf.wrapper\nlinux-perf\n");

    assertThat(machine.owner(new DpkgSource(), "/usr/bin/perf").name()).isEqualTo("linux-perf");
    assertThat(machine.owner(new DpkgSource(), "/usr/bin/perf.wrapper").name())
        .isEqualTo("linux-base");
  }

  @Test
  void fileDivertedByTheAdministrator_isNoPackages() throws IOException {
    install("curl", "7", "/usr/bin/curl\n");
    machine
        .program("/usr/bin/curl")
        .program("/usr/bin/curl.distrib")
        .file("/var/lib/dpkg/diversions", "/usr/bin/curl\n/usr/bin/curl.distrib\n:\n");

    assertThat(machine.claims(new DpkgSource(), "/usr/bin/curl", "/usr/bin/curl.distrib"))
        .containsOnlyKeys("/usr/bin/curl.distrib");
  }

  @Test
  void removedPackage_claimsNothing() throws IOException {
    machine
        .program("/usr/bin/gone")
        .file("/var/lib/dpkg/info/gone.list", "/usr/bin/gone\n")
        .file(
            "/var/lib/dpkg/status",
            "Package: gone\nStatus: deinstall ok config-files\nVersion: 1\n");

    assertThat(machine.claims(new DpkgSource(), "/usr/bin/gone")).isEmpty();
  }

  @Test
  void coinstallablePackages_areToldApartByArchitecture() throws IOException {
    machine
        .program("/usr/bin/tool")
        .file("/var/lib/dpkg/info/libtool:i386.list", "/usr/bin/tool\n")
        .file(
            "/var/lib/dpkg/status",
            """
            Package: libtool
            Status: install ok installed
            Architecture: amd64
            Version: 2.0
            Description: not
             Version: this

            Package: libtool
            Status: install ok installed
            Architecture: i386
            Version: 1.0
            """);

    assertThat(machine.claims(new DpkgSource(), "/usr/bin/tool"))
        .containsEntry(
            "/usr/bin/tool", new ManagedPackage("dpkg", "libtool", "1.0", Curation.SYSTEM));
  }

  @Test
  void packagedPythonProjects_areNamed() throws IOException {
    install(
        "awscli",
        "2.9.19-1",
        """
        /usr/bin/aws
        /usr/lib/python3/dist-packages/awscli-2.9.19.dist-info
        /usr/lib/python3/dist-packages/awscli-2.9.19.dist-info/RECORD
        /usr/lib/python3/dist-packages/My_Tool-1.0-py3.11.egg-info
        /usr/lib/python3/dist-packages/setuptools/_vendor/wheel-0.43.dist-info/RECORD
        """);
    machine.program("/usr/bin/aws");

    assertThat(machine.owner(new DpkgSource(), "/usr/bin/aws").pythonProjects())
        .isEqualTo(Set.of("awscli", "my-tool"));
  }

  @Test
  void filesInTheHome_areNotAskedFor() throws IOException {
    install("odd", "1", "/home/ada/bin/tool\n");
    machine.program("/home/ada/bin/tool");

    assertThat(machine.claims(new DpkgSource(), "/home/ada/bin/tool")).isEmpty();
  }

  @Test
  void linkInTheHome_belongsToWhatItLeadsTo() throws IOException {
    install("curl", "7", "/usr/bin/curl\n");
    machine.program("/usr/bin/curl").link("/home/ada/bin/curl", "/usr/bin/curl");

    assertThat(machine.claims(new DpkgSource(), "/home/ada/bin/curl"))
        .containsOnlyKeys("/home/ada/bin/curl");
  }

  @Test
  void machineWithoutDpkg_claimsNothing() throws IOException {
    SystemLayout bare = SystemLayout.linux(directory.resolve("bare")).program("/usr/bin/curl");

    assertThat(bare.claims(new DpkgSource(), "/usr/bin/curl")).isEmpty();
    assertThat(bare.problems.toList()).isEmpty();
  }

  private void install(String name, String version, String list) throws IOException {
    machine.file("/var/lib/dpkg/info/" + name + ".list", list);
    Path status = machine.at("/var/lib/dpkg/status");
    machine.file(
        "/var/lib/dpkg/status",
        Files.readString(status)
            + "Package: "
            + name
            + "\nStatus: install ok installed\nArchitecture: amd64\nVersion: "
            + version
            + "\n\n");
  }
}
