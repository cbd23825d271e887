package dev.auditpath.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The property list, read by real parsers of the format; macOS' own where that is. */
class LaunchdTest {
  private static final Path HOME = Path.of("/Users/a & b <c> l'\u00e9t\u00e9");
  private static final Path PLUTIL = Path.of("/usr/bin/plutil");
  private static final String READ =
      "import json, plistlib, sys; print(json.dumps(plistlib.load(sys.stdin.buffer), sort_keys=True))";

  @TempDir private Path directory;

  @Test
  void propertyList_saysWhatIsMeantInAHomeOfAnyName() throws Exception {
    Path python = Path.of("/usr/bin/python3");
    assumeThat(python).exists();

    String read = run(List.of(python.toString(), "-I", "-B", "-c", READ));

    assertThat(read)
        .isEqualTo(
            "{\"ExitTimeOut\": 10, \"KeepAlive\": {\"SuccessfulExit\": false},"
                + " \"Label\": \"dev.auditpath.agent\", \"LowPriorityIO\": true,"
                + " \"ProcessType\": \"Background\", \"ProgramArguments\":"
                + " [\"/Users/a & b <c> l'\\u00e9t\\u00e9/data/audit-path/current/bin/audit-path\","
                + " \"agent\"], \"RunAtLoad\": true, \"ThrottleInterval\": 10, \"Umask\": 63}\n");
    if (Files.exists(PLUTIL)) {
      assertThat(run(List.of(PLUTIL.toString(), "-lint", "-"))).contains("OK");
    }
  }

  private String run(List<String> command) throws Exception {
    Path list = Files.writeString(directory.resolve("agent.plist"), propertyList());
    Path out = directory.resolve("out");
    Process process =
        new ProcessBuilder(command)
            .redirectInput(list.toFile())
            .redirectOutput(out.toFile())
            .redirectErrorStream(true)
            .start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    String said = Files.readString(out, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }

  private static String propertyList() {
    Place place =
        new Place(
            HOME,
            HOME.resolve("data"),
            HOME.resolve("config"),
            HOME.resolve("state"),
            HOME.resolve("bin"));
    return new Launchd(501)
        .install(place).stream()
            .filter(Step.WriteFile.class::isInstance)
            .map(step -> ((Step.WriteFile) step).content())
            .findFirst()
            .orElseThrow();
  }
}
