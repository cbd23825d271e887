package dev.auditpath.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.model.Origin;
import dev.auditpath.model.PythonDistribution;
import dev.auditpath.model.Unattributed;
import dev.auditpath.testing.RealVenv;
import dev.auditpath.testing.WheelFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What real pip leaves in a real virtual environment. */
class PythonSourceTest {
  @TempDir private static Path shared;
  private static RealVenv venv;
  private Scene scene;

  @BeforeAll
  static void environment() throws Exception {
    venv = RealVenv.create(shared.resolve("env"));
    venv.install(
        wheel("net-fetch-helper", "curl", "net_fetch_helper.cli:main"),
        WheelFile.of("distant", "2.0")
            .file("unrelated_module.py", "def main(): pass\n")
            .consoleScript("far", "unrelated_module:main")
            .write(shared.resolve("distant")),
        WheelFile.of("shipped", "1.0")
            .script("git", "#!/bin/sh\nexec /usr/bin/git \"$@\"\n")
            .write(shared.resolve("shipped")),
        wheel("first-owner", "mytool", "first_owner.cli:main"),
        wheel("innocent", "shared-tool", "innocent.cli:main"),
        wheel("altered", "altered-tool", "altered.cli:main"),
        wheel("absolute", "absolute-tool", "absolute.cli:main"),
        wheel("recordless", "recordless-tool", "recordless.cli:main"),
        WheelFile.of("honest-name", "1.0")
            .file("honest_name/cli.py", "def main(): pass\n")
            .consoleScript("forged", "honest_name.cli:main")
            .description("Name: awscli\nVersion: 9\n")
            .write(shared.resolve("forged")),
        wheel("from-url", "from-url", "from_url.cli:main"),
        wheel("by-poetry", "by-poetry", "by_poetry.cli:main"));
    // These write over scripts of the others, without a word from pip.
    venv.install(
        wheel("second-owner", "mytool", "second_owner.cli:main"),
        WheelFile.of("usurper", "1.0")
            .script("shared-tool", "#!/bin/sh\nfrom innocent.cli import main\n")
            .write(shared.resolve("usurper")));
  }

  @BeforeEach
  void scene() throws IOException {
    scene = new Scene("venv", venv.prefix(), venv.sitePackages());
  }

  @Test
  void entryPoint_isItsDistributions() throws Exception {
    PythonDistribution found = scene.distribution(venv.bin("curl"));

    assertThat(found.name()).isEqualTo("net-fetch-helper");
    assertThat(found.version()).isEqualTo("1.0");
    assertThat(found.installer()).isEqualTo("pip");
    // pip records where a wheel came from when it was named by its path.
    assertThat(found.origin()).isEqualTo(Origin.LOCAL);
    assertThat(found.originDetail()).startsWith("file:///").endsWith(".whl");
    assertThat(found.metadata()).isEqualTo(venv.distInfo("net_fetch_helper"));
    assertThat(found.claim().file()).isEqualTo(found.metadata().resolve("RECORD"));
    assertThat(found.claim().text()).startsWith("../../../bin/curl,sha256=");
    assertThat(Files.readAllLines(found.claim().file()).get(found.claim().line() - 1))
        .isEqualTo(found.claim().text());
    assertThat(scene.problems.toList()).isEmpty();
  }

  @Test
  void moduleOfAnotherName_isFoundByScanningRecords() throws Exception {
    assertThat(scene.distribution(venv.bin("far")).name()).isEqualTo("distant");
  }

  @Test
  void wheelsOwnScript_isItsDistributions() throws Exception {
    assertThat(scene.distribution(venv.bin("git")).name()).isEqualTo("shipped");
  }

  @Test
  void pipsOwnNames_arePips() throws Exception {
    try (Stream<Path> bin = Files.list(venv.bin())) {
      for (Path script :
          bin.filter(file -> file.getFileName().toString().startsWith("pip")).toList()) {
        assertThat(scene.distribution(script).name()).as(script.toString()).isEqualTo("pip");
        assertThat(scene.distribution(script).origin()).isEqualTo(Origin.INDEX);
      }
    }
  }

  @Test
  void twoRecordsOverOneFile_theOneWhoseDigestMatchesOwnsIt() throws Exception {
    byte[] second = Files.readAllBytes(venv.bin("mytool"));

    assertThat(scene.distribution(venv.bin("mytool")).name()).isEqualTo("second-owner");

    // The newer folder does not win against the digest.
    Path first = venv.distInfo("first_owner");
    String script = Files.readString(venv.bin("mytool")).replace("second_owner", "first_owner");
    Files.writeString(venv.bin("mytool"), script);
    assertThat(scene.distribution(venv.bin("mytool")).metadata()).isEqualTo(first);
    Files.write(venv.bin("mytool"), second);
  }

  @Test
  void launcherThatImportsWhatItDoesNotOwn_isTheDigestsOwners() throws Exception {
    assertThat(scene.distribution(venv.bin("shared-tool")).name()).isEqualTo("usurper");
  }

  @Test
  void alteredScript_isStillItsOnlyOwners() throws Exception {
    Files.writeString(venv.bin("altered-tool"), "#!/bin/sh\necho other\n");

    assertThat(scene.distribution(venv.bin("altered-tool")).name()).isEqualTo("altered");
  }

  @Test
  void absoluteRow_isTakenAtItsWord() throws Exception {
    Path record = venv.distInfo("absolute").resolve("RECORD");
    String rows = Files.readString(record);
    Files.writeString(
        record, rows.replace("../../../bin/absolute-tool", venv.bin("absolute-tool").toString()));

    assertThat(scene.distribution(venv.bin("absolute-tool")).claim().text())
        .startsWith(venv.bin("absolute-tool").toString());
  }

  @Test
  void missingRecord_leavesTheDeclaration() throws Exception {
    Files.delete(venv.distInfo("recordless").resolve("RECORD"));

    PythonDistribution found = scene.distribution(venv.bin("recordless-tool"));

    assertThat(found.claim().file()).hasFileName("entry_points.txt");
    assertThat(found.claim().line()).isEqualTo(2);
    assertThat(found.claim().text()).isEqualTo("recordless-tool = recordless.cli:main");
  }

  @Test
  void forgedNameInTheBody_isNotRead() throws Exception {
    PythonDistribution found = scene.distribution(venv.bin("forged"));

    assertThat(found.name()).isEqualTo("honest-name");
    assertThat(found.version()).isEqualTo("1.0");
  }

  @Test
  void sourceOfAnInstall_isReadWithoutUserNames() throws Exception {
    Path json = venv.distInfo("from_url").resolve("direct_url.json");

    Files.writeString(
        json, "{\"url\":\"https://me:t0k@en@example.org/a.git\",\"vcs_info\":{\"vcs\":\"git\"}}");
    assertOrigin("from-url", Origin.URL, "https://example.org/a.git");

    Files.writeString(json, "{\"dir_info\":{\"editable\":true},\"url\":\"file:///src/x\"}");
    assertOrigin("from-url", Origin.EDITABLE, "file:///src/x");

    Files.writeString(json, "{\"dir_info\":{\"editable\":tr");
    assertOrigin("from-url", Origin.UNKNOWN, "");
    assertThat(scene.problems.toList()).singleElement().extracting("kind").isEqualTo("unreadable");

    Files.delete(json);
    assertOrigin("from-url", Origin.INDEX, "");
    Files.delete(json.resolveSibling("INSTALLER"));
    assertOrigin("from-url", Origin.UNKNOWN, "");
  }

  @Test
  void installersWord_isLowerCaseAndFirst() throws Exception {
    Files.writeString(venv.distInfo("by_poetry").resolve("INSTALLER"), "Poetry 1.2");

    assertThat(scene.distribution(venv.bin("by-poetry")).installer()).isEqualTo("poetry");
  }

  @Test
  void fileThatNobodyNames_isNobodys() throws Exception {
    Path stray = Files.writeString(venv.bin("stray"), "#!/bin/sh\n");

    assertThat(scene.ask(new PythonSource(), stray)).isEqualTo(new Unattributed());
    assertThat(scene.ask(new PythonSource(), venv.bin("python"))).isEqualTo(new Unattributed());
  }

  @Test
  void wheelOverTheInterpreter_isTheWheels() throws Exception {
    RealVenv other = RealVenv.withoutPip(shared.resolve("other"));
    byte[] script = "#!/bin/sh\n".getBytes(StandardCharsets.UTF_8);
    Files.delete(other.bin("python"));
    Files.write(other.bin("python"), script);
    Files.delete(other.bin("python3"));
    Files.createSymbolicLink(other.bin("python3"), Path.of("python"));
    Path info = Files.createDirectories(other.sitePackages().resolve("evil-1.0.dist-info"));
    Files.writeString(
        info.resolve("RECORD"), "../../../bin/python," + WheelFile.digest(script) + ",10\n");
    Scene there = new Scene("venv", other.prefix(), other.sitePackages());

    assertThat(there.distribution(other.bin("python")).name()).isEqualTo("evil");
    assertThat(there.distribution(other.bin("python3")).name()).isEqualTo("evil");
    assertThat(there.ask(new InterpreterSource(), other.bin("python3")))
        .isEqualTo(new Unattributed());
  }

  @Test
  void targetInstall_isFoundAlthoughItsRowsLeadElsewhere() throws Exception {
    Path target = shared.resolve("target");
    Path wheel = wheel("targeted", "targeted-tool", "targeted.cli:main");
    venv.pip("--target", target.toString(), wheel.toString());
    Scene there = new Scene("target", target, target);

    PythonDistribution found = there.distribution(target.resolve("bin/targeted-tool"));

    assertThat(found.name()).isEqualTo("targeted");
    assertThat(found.claim().text()).contains("bin/targeted-tool");
  }

  private void assertOrigin(String command, Origin origin, String detail) throws IOException {
    PythonDistribution found = scene.distribution(venv.bin(command));
    assertThat(found.origin()).isEqualTo(origin);
    assertThat(found.originDetail()).isEqualTo(detail);
  }

  private static Path wheel(String name, String command, String target) throws IOException {
    String module = target.substring(0, target.indexOf(':'));
    return WheelFile.of(name, "1.0")
        .file(module.replace('.', '/') + ".py", "def main():\n    pass\n")
        .consoleScript(command, target)
        .write(shared.resolve(name));
  }
}
