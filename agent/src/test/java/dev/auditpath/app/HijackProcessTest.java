package dev.auditpath.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.auditpath.testing.Program;
import dev.auditpath.testing.RealVenv;
import dev.auditpath.testing.Schemas;
import dev.auditpath.testing.WheelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A made-up wheel, installed by the real pip into a real environment that stands first. */
class HijackProcessTest {
  @TempDir private static Path base;
  private static RealVenv venv;

  @BeforeAll
  static void installTheWheel() throws IOException, InterruptedException {
    venv = RealVenv.create(base.resolve("venv"));
    Path wheel =
        WheelFile.of("net-fetch-helper", "1.0")
            .file("net_fetch/__init__.py", "def main():\n    print('hello')\n")
            .consoleScript("curl", "net_fetch:main")
            .consoleScript("net-fetch", "net_fetch:main")
            .write(base);
    venv.install(wheel);
  }

  @Test
  void wheelThatHidesCurl_isExactlyOneFindingAndExitCodeOne() throws Exception {
    Program.Outcome outcome = now("--format", "json");

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exit()).isEqualTo(1);
    JsonNode report = Schemas.valid(outcome.out(), "report.schema.json");
    assertThat(report.get("findings")).hasSize(1);
    JsonNode finding = report.get("findings").get(0);
    assertThat(finding.get("rule").asText()).isEqualTo("shadows-system-command");
    assertThat(finding.get("severity").asText()).isEqualTo("high");
    assertThat(finding.get("command").asText()).isEqualTo("curl");
    assertThat(finding.get("path").asText()).isEqualTo(venv.bin("curl").toString());
    assertThat(finding.get("active").asBoolean()).isTrue();
    assertThat(finding.get("provider").get("name").asText()).isEqualTo("net-fetch-helper");
    assertThat(finding.get("provider").get("version").asText()).isEqualTo("1.0");
    assertThat(finding.get("provider").get("installer").asText()).isEqualTo("pip");
    assertThat(finding.get("provider").get("origin").asText()).isEqualTo("local");
    JsonNode shadowed = finding.get("shadowed");
    assertThat(shadowed).hasSize(1);
    assertThat(shadowed.get(0).get("path").asText()).isEqualTo("/usr/bin/curl");
    assertThat(shadowed.get(0).get("provider").get("kind").asText()).isEqualTo("dpkg");
    assertThat(shadowed.get(0).get("provider").get("name").asText()).isEqualTo("curl");
    assertThat(finding.get("evidence").get(0).get("path").asText()).endsWith("/RECORD");
  }

  @Test
  void sameFindingAgain_hasTheSameFingerprint() throws Exception {
    assertThat(fingerprint()).isEqualTo(fingerprint()).hasSize(32);
  }

  @Test
  void textReport_saysWhatRunsAndWhatItHides() throws Exception {
    String text = now().out();

    assertThat(text)
        .contains("high  curl  [shadows-system-command]")
        .contains("\"curl\" runs net-fetch-helper 1.0 (pip), not /usr/bin/curl of curl ")
        .contains(venv.bin("python") + " -m pip uninstall net-fetch-helper")
        .contains("1 high. Looked at ");
  }

  @Test
  void explain_showsTheLineThatTiesTheFileToItsDistribution() throws Exception {
    Program.Outcome outcome = venvFirst().run("explain", "curl");

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out()).contains("/RECORD:").contains("bin/curl,sha256=");
  }

  @Test
  void explain_takesTheBeginningOfAFingerprint() throws Exception {
    Program.Outcome outcome = venvFirst().run("explain", fingerprint().substring(0, 8));

    assertThat(outcome.out()).contains("shadows-system-command");
  }

  @Test
  void explainAsJson_isTheReportOfThatFindingAlone() throws Exception {
    Program.Outcome outcome = venvFirst().run("explain", "curl", "--format", "json");

    assertThat(Schemas.valid(outcome.out(), "report.schema.json").get("findings")).hasSize(1);
  }

  @Test
  void which_listsEveryCandidateInSearchOrder() throws Exception {
    Program.Outcome outcome = venvFirst().run("which", "curl", "--format", "json");

    JsonNode which = Schemas.valid(outcome.out(), "which.schema.json");
    JsonNode caller =
        StreamSupport.stream(which.get("searchPaths").spliterator(), false)
            .filter(searchPath -> searchPath.get("id").asText().equals("caller"))
            .findFirst()
            .orElseThrow();
    assertThat(caller.get("candidates")).hasSize(2);
    assertThat(caller.get("candidates").get(0).get("wins").asBoolean()).isTrue();
    assertThat(caller.get("candidates").get(1).get("shadowed").asBoolean()).isTrue();
  }

  @Test
  void environmentThatIsNotOnThePath_isMedium() throws Exception {
    Program.Outcome outcome =
        Program.withHome(base).run("--now", "--env", venv.prefix().toString(), "--format", "json");

    assertThat(outcome.exit()).isZero();
    JsonNode findings = Schemas.valid(outcome.out(), "report.schema.json").get("findings");
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).get("severity").asText()).isEqualTo("medium");
    assertThat(findings.get(0).get("searchPath").asText()).isEqualTo("activated");
  }

  @Test
  void failOnNever_exitsWithZero() throws Exception {
    assertThat(now("--fail-on", "never").exit()).isZero();
    assertThat(now("--fail-on", "critical").exit()).isZero();
  }

  @Test
  void output_isWrittenWholeAndPrivately() throws Exception {
    Path file = base.resolve("report.json");

    Program.Outcome outcome = now("--format", "json", "--output", file.toString());

    assertThat(outcome.out()).isEmpty();
    Schemas.valid(Files.readString(file), "report.schema.json");
    assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
  }

  @Test
  void fiftyEnvironmentsWithTheSameWheel_areOneFinding() throws Exception {
    Path roots = Files.createDirectory(base.resolve("many"));
    for (int i = 0; i < 50; i++) {
      PathUtils.copyDirectory(venv.prefix(), roots.resolve("venv" + i), LinkOption.NOFOLLOW_LINKS);
    }

    Program.Outcome outcome =
        Program.withHome(base)
            .run("--now", "--no-search", "--root", roots.toString(), "--format", "json");

    JsonNode findings = Schemas.valid(outcome.out(), "report.schema.json").get("findings");
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).get("alsoIn")).hasSize(49);
  }

  @Test
  void environmentThatNobodyNames_isFoundBelowTheHome() throws Exception {
    Path state = base.resolve("state");
    Files.createDirectory(state);
    Program program = Program.withHome(base).with("XDG_STATE_HOME", state.toString());

    Program.Outcome first = program.run("--now", "--format", "json");
    Program.Outcome second = program.run("--now", "--format", "json");
    Program.Outcome without = program.run("--now", "--format", "json", "--no-search");

    for (Program.Outcome outcome : List.of(first, second)) {
      JsonNode report = Schemas.valid(outcome.out(), "report.schema.json");
      assertThat(report.get("findings").findValuesAsText("command")).contains("curl");
      assertThat(report.get("problems")).isEmpty();
    }
    assertThat(Schemas.valid(without.out(), "report.schema.json").get("findings")).isEmpty();
    assertThat(state.resolve("audit-path/project-search")).isRegularFile();
  }

  private static String fingerprint() throws Exception {
    return Schemas.valid(now("--format", "json").out(), "report.schema.json")
        .get("findings")
        .get(0)
        .get("fingerprint")
        .asText();
  }

  private static Program.Outcome now(String... options) throws Exception {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "--now";
    System.arraycopy(options, 0, arguments, 1, options.length);
    return venvFirst().run(arguments);
  }

  private static Program venvFirst() {
    return Program.withHome(base).with("PATH", venv.bin() + ":/usr/bin:/bin");
  }
}
