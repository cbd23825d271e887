package dev.auditpath.environments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.DistributionScripts;
import dev.auditpath.model.EnvironmentKind;
import dev.auditpath.model.Origin;
import dev.auditpath.model.Problem;
import dev.auditpath.model.PythonEnvironment;
import dev.auditpath.testing.FakeMachine;
import dev.auditpath.testing.RealVenv;
import dev.auditpath.testing.WheelFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributionsTest {
  private static final String SITE = "/e/lib/python3.11/site-packages";

  @TempDir private Path root;
  private FakeMachine machine;
  private Problems problems;
  private Distributions distributions;

  @BeforeEach
  void machine() {
    machine = new FakeMachine(root);
    Host host = machine.host();
    problems = new Problems(host);
    distributions = new Distributions(host, problems);
    machine.directory("/e/bin").directory(SITE);
  }

  @Test
  void installedByPip_hasItsScriptsOfAllThreeSorts() throws Exception {
    RealVenv venv = RealVenv.create(root.resolve("real"));
    Path wheel =
        WheelFile.of("demo", "1.0")
            .file("demo.py", "def main(): pass\n")
            .consoleScript("demo-console", "demo:main")
            .script("ls", "#!/bin/sh\n")
            .write(root.resolve("wheels"));
    venv.install(wheel);

    List<DistributionScripts> found =
        distributions.in(environment(venv.prefix(), venv.sitePackages()));

    assertThat(found)
        .filteredOn(scripts -> scripts.distribution().name().equals("demo"))
        .singleElement()
        .satisfies(
            scripts -> {
              assertThat(scripts.distribution().version()).isEqualTo("1.0");
              assertThat(scripts.distribution().installer()).isEqualTo("pip");
              assertThat(scripts.distribution().origin()).isEqualTo(Origin.LOCAL);
              assertThat(scripts.consoleScripts()).containsExactly("demo-console");
              // A script that takes a system command's name is listed like any other.
              assertThat(scripts.dataScripts()).containsExactly("ls");
            });
    // pip3.11 is pip's own, though no metadata declares it.
    assertThat(found)
        .filteredOn(scripts -> scripts.distribution().name().equals("pip"))
        .singleElement()
        .satisfies(scripts -> assertThat(scripts.dataScripts()).isEmpty());
    assertThat(problems.toList()).isEmpty();
  }

  @Test
  void metadataThatIsMissingEmptyOrADirectory_leavesWhatTheNameTells() {
    machine.directory(SITE + "/nothing-1.0.dist-info");
    machine.file(SITE + "/empty-2.0.dist-info/METADATA", "");
    machine.directory(SITE + "/folder-3.0.dist-info/METADATA");
    machine.directory(SITE + "/folder-3.0.dist-info/RECORD");
    machine.file(SITE + "/plain-4.0.dist-info", "a file in place of a directory");

    assertThat(distributions.in(environment()))
        .extracting(s -> s.distribution().name() + " " + s.distribution().version())
        .containsExactly("empty 2.0", "folder 3.0", "nothing 1.0", "plain 4.0");
    assertThat(problems.toList()).extracting("kind").containsOnly("unreadable");
  }

  @Test
  void metadataOf200MegabytesInBadBytes_isReadToTheEndOfItsHeader() throws IOException {
    Path file =
        machine
            .file(SITE + "/big-1.0.dist-info/METADATA", "")
            .place(SITE + "/big-1.0.dist-info/METADATA");
    Files.write(
        file,
        "Name: b\u00efg\r\nVersion: 9\r\n\r\nName: forged\r\n"
            .getBytes(StandardCharsets.ISO_8859_1));
    try (RandomAccessFile grown = new RandomAccessFile(file.toFile(), "rw")) {
      grown.setLength(200L * 1024 * 1024);
    }

    assertThat(distributions.in(environment()))
        .singleElement()
        .satisfies(
            scripts -> {
              assertThat(scripts.distribution().name()).isEqualTo("b\uFFFDg");
              assertThat(scripts.distribution().version()).isEqualTo("9");
            });
    assertThat(problems.toList()).isEmpty();
  }

  @Test
  void fieldsInTheBody_areNotBelievedAndRepeatedOnesAreSaid() {
    machine.file(
        SITE + "/a-1.0.dist-info/METADATA", "Name: a\nVersion: 1.0\n\nName: b\nVersion: 2\n");
    machine.file(SITE + "/c-1.0.dist-info/METADATA", "Name: c\nName: d\nVersion: 1.0\n\n");

    assertThat(distributions.in(environment()))
        .extracting(s -> s.distribution().name())
        .containsExactly("a", "c");
    assertThat(problems.toList()).extracting("kind").containsExactly("malformed-metadata");
  }

  @Test
  void namesOfScriptsThatLeadElsewhere_areSaidAndLeftOut() {
    machine.file(
        SITE + "/a-1.0.dist-info/entry_points.txt",
        """
        [console_scripts]
        ../evil = a:b
        /etc/evil = a:b
        .. = a:b
        Good.exe = a:b
        with space = a:b
        LONG = a:b
        [gui_scripts]
        window = a:b
        [other]
        ignored = a:b
        """
            .replace("LONG", "n".repeat(1_000)));

    DistributionScripts scripts = distributions.in(environment()).get(0);

    assertThat(scripts.consoleScripts()).containsExactly("Good.exe", "with space");
    assertThat(scripts.guiScripts()).containsExactly("window");
    assertThat(problems.toList()).hasSize(4);
  }

  @Test
  void recordsThatLeaveTheEnvironment_nameNoScriptOfIt() {
    machine.file(
        SITE + "/a-1.0.dist-info/RECORD",
        """
        ../../../bin/mine,sha256=%%%,
        ../../../../other/bin/theirs,,
        /usr/bin/ls,,
        ../../../bin/../../escape/bin/x,,
        ../../../bin/\0,,
        "../../../bin/with,comma",,
        "unclosed,,
        ,,,,,
        """);

    assertThat(distributions.in(environment()).get(0).dataScripts())
        .containsExactly("mine", "with,comma");
    assertThat(problems.toList())
        .extracting(Problem::kind, Problem::message)
        .containsExactly(
            tuple("malformed-metadata", "line 2 names a script outside the environment"));
  }

  @Test
  void recordOfAMillionRows_isReadInOnePass() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 1_000_000; i++) {
      rows.append("pkg/module").append(i).append(".py,sha256=abc,10\n");
    }
    machine.file(SITE + "/a-1.0.dist-info/RECORD", rows + "../../../bin/tool,,\n");

    assertThat(distributions.in(environment()).get(0).dataScripts()).containsExactly("tool");
  }

  @Test
  void eggsEggLinksAndSeveralVersions_areAllListed() {
    machine.file("/src/proj/proj.egg-info/PKG-INFO", "Name: proj\nVersion: 0.1\n\n");
    machine.file(SITE + "/proj.egg-link", machine.place("/src/proj") + "\n.\n");
    machine.file(SITE + "/old-1.0-py3.11.egg/EGG-INFO/PKG-INFO", "Name: old\nVersion: 1.0\n\n");
    machine.file(
        SITE + "/old-1.0-py3.11.egg/EGG-INFO/entry_points.txt", "[console_scripts]\nold = o:m\n");
    machine.file(SITE + "/legacy-2.0.egg-info", "Name: legacy\nVersion: 2.0\n\n");
    machine.directory(SITE + "/twice-1.0.dist-info").directory(SITE + "/twice-2.0.dist-info");

    List<DistributionScripts> found = distributions.in(environment());

    assertThat(found)
        .extracting(s -> s.distribution().name() + " " + s.distribution().version())
        .containsExactly("legacy 2.0", "old 1.0", "proj 0.1", "twice 1.0", "twice 2.0");
    assertThat(found.get(1).consoleScripts()).containsExactly("old");
    assertThat(found.get(2).distribution().origin()).isEqualTo(Origin.EDITABLE);
    assertThat(distributions.declaredScripts(environment())).isEqualTo(1);
  }

  private PythonEnvironment environment() {
    return environment(machine.place("/e"), machine.place(SITE));
  }

  private static PythonEnvironment environment(Path prefix, Path site) {
    return new PythonEnvironment(
        new EnvironmentKind("venv"), prefix, prefix.resolve("bin"), "3.11", List.of(site));
  }
}
