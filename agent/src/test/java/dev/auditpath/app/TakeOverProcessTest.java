package dev.auditpath.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.auditpath.testing.Program;
import dev.auditpath.testing.RealVenv;
import dev.auditpath.testing.Schemas;
import dev.auditpath.testing.WheelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pip lets a wheel do to an environment's own commands, and what needs no pip at all. */
class TakeOverProcessTest {
  @TempDir private static Path base;
  private static RealVenv venv;

  @BeforeAll
  static void takeOver() throws IOException, InterruptedException {
    venv = RealVenv.create(base.resolve("venv"));
    venv.install(
        WheelFile.of("take-over", "2.0")
            .file("take_over.py", "def main():\n    pass\n")
            .consoleScript("pip", "take_over:main")
            .consoleScript("python", "take_over:main")
            .consoleScript("activate", "take_over:main")
            .script("git", "#!/bin/sh\nexec /usr/bin/git \"$@\"\n")
            .write(base));
    // A wheel whose archive has the execute bit set brings it along; this one's has not.
    allowExecution(venv.bin("git"));
    allowExecution(Files.writeString(venv.bin("ssh"), "#!/bin/sh\n"));
  }

  @Test
  void eachTakenName_isToldWithTheWheelThatTookIt() throws Exception {
    Program.Outcome outcome =
        Program.withHome(base)
            .with("PATH", venv.bin() + ":/usr/bin:/bin")
            .run("--now", "--format", "json");

    assertThat(told(outcome))
        .contains(
            tuple("git", "shadows-system-command", "high", "take-over"),
            tuple("pip", "shadows-system-command", "high", "take-over"),
            tuple("activate", "claims-known-tool", "medium", "take-over"),
            tuple("ssh", "unowned-script", "high", ""))
        .extracting(tuple -> List.of(tuple.toList().get(0), tuple.toList().get(3)))
        .contains(List.of("python", "take-over"));
    assertThat(outcome.exit()).isEqualTo(1);
  }

  @Test
  void environmentsOwnInterpreterLinks_areNotTold() throws Exception {
    Program.Outcome outcome =
        Program.withHome(base)
            .with("PATH", venv.bin() + ":/usr/bin:/bin")
            .run("--now", "--format", "json");

    assertThat(told(outcome))
        .extracting(tuple -> tuple.toList().get(0))
        .doesNotContain("python3", "python3.11", "deactivate");
  }

  private static void allowExecution(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static List<Tuple> told(Program.Outcome outcome) throws Exception {
    JsonNode report = Schemas.valid(outcome.out(), "report.schema.json");
    Stream<JsonNode> findings = StreamSupport.stream(report.get("findings").spliterator(), false);
    return findings
        .map(
            finding ->
                tuple(
                    finding.get("command").asText(),
                    finding.get("rule").asText(),
                    finding.get("severity").asText(),
                    finding.get("provider").get("name").asText()))
        .toList();
  }
}
