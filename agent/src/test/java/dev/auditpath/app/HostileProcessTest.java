package dev.auditpath.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.auditpath.testing.Machines;
import dev.auditpath.testing.Program;
import dev.auditpath.testing.Schemas;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input: a clear line or a problem, never a stack trace, nothing lost, nothing run. */
class HostileProcessTest {
  private static final List<String> NAMES =
      List.of("dpkg", "python3", "python", "sh", "bash", "java", "readlink", "uname", "git", "id");

  @TempDir private Path base;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--nwo",
        "--now --format yaml",
        "--now --fail-on worst",
        "--now --min-severity",
        "--now --env /nonexistent",
        "--now --config /nonexistent/config.json",
        "--now --now",
        "which",
        "which a/b",
        "explain",
        "explain no-such-command-anywhere",
        "frobnicate"
      })
  void wrongCall_isOneLineAndExitCodeTwo(String arguments) throws Exception {
    Program.Outcome outcome = Program.withHome(base).run(arguments.split(" ", -1));

    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).startsWith("audit-path: ").hasLineCount(1);
  }

  @Test
  void noCommand_showsTheHelp() throws Exception {
    Program.Outcome outcome = Program.withHome(base).run();

    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("Usage:");
    assertThat(outcome.err().lines()).hasSizeLessThan(40).allMatch(line -> line.length() <= 80);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"schema\":\"other\"}",
        "{\"schema\":\"audit-path/config/1\",\"x\":1}"
      })
  void malformedConfiguration_isOneLineThatNamesTheFile(String json) throws Exception {
    Path config = Files.writeString(base.resolve("config.json"), json);

    Program.Outcome outcome = Program.withHome(base).run("--now", "--config", config.toString());

    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains(config.toString()).hasLineCount(1);
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void hostileProgramsFirstOnPath_areNotRun() throws Exception {
    Path bin = Files.createDirectory(base.resolve("bin"));
    Path canary = base.resolve("canary");
    for (String name : NAMES) {
      script(bin.resolve(name), "echo " + name + " >> " + canary);
    }

    Program.Outcome outcome =
        Program.withHome(base)
            .with("PATH", bin + ":/usr/bin:/bin")
            .with("JAVA_TOOL_OPTIONS", "-javaagent:/nonexistent.jar")
            .run("--now", "--format", "json");

    assertThat(canary).doesNotExist();
    assertThat(outcome.err()).isEmpty();
    JsonNode report = Schemas.valid(outcome.out(), "report.schema.json");
    assertThat(report.get("findings").findValuesAsText("command")).contains("sh", "bash", "git");
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "C.UTF-8", "tr_TR.UTF-8", ""})
  void directoryThatIsNoUtf8_isSearchedInEveryLocale(String locale) throws Exception {
    Program.Outcome outcome =
        Program.withHome(base)
            .with("BASE", base.toString())
            .with("LC_ALL", locale)
            .shell(
                """
                dir="$BASE/$(printf 'd\\377ir')"
                mkdir "$dir" && printf '#!/bin/sh\\n' > "$dir/ls" && chmod 755 "$dir/ls"
                printf '#!/bin/sh\\n' > "$dir/$(printf 'ls\\376')"
                chmod 755 "$dir/$(printf 'ls\\376')"
                PATH="$dir:/usr/bin:/bin" exec "$PROGRAM" --now --format json
                """);

    JsonNode report = Schemas.valid(outcome.out(), "report.schema.json");
    JsonNode finding = report.get("findings").get(0);
    assertThat(finding.get("command").asText()).isEqualTo("ls");
    assertThat(finding.get("path").asText()).isEqualTo(base + "/d\\xffir/ls");
    assertThat(finding.get("remediation").get(0).asText())
        .contains("rm -- $'" + base + "/d\\377ir/ls'");
    assertThat(report.get("complete").asBoolean()).isTrue();
  }

  @Test
  void namesThatATerminalWouldActOn_areWrittenOut() throws Exception {
    Path bin = Files.createDirectory(base.resolve("b\u001b]0;x\u0007\u202ein"));
    script(bin.resolve("ls"), "true");

    Program.Outcome outcome = Program.withHome(base).run("--now", "--path", bin + ":/usr/bin");

    assertThat(outcome.out()).contains("b\\x1b]0;x\\x07\\u202ein/ls");
    assertThat(outcome.out().chars().filter(c -> c < 0x20 && c != '\n')).isEmpty();
    assertThat(outcome.out()).doesNotContain("\u202e");
  }

  @Test
  void veryLongPath_isReadToItsEnd() throws Exception {
    Path bin = Files.createDirectory(base.resolve("bin"));
    script(bin.resolve("ls"), "true");
    String path = "/nonexistent/x:".repeat(8_000) + bin + ":/usr/bin:/bin";

    Program.Outcome outcome =
        Program.withHome(base).with("PATH", path).run("--now", "--format", "json");

    JsonNode report = Schemas.valid(outcome.out(), "report.schema.json");
    assertThat(report.get("findings").findValuesAsText("command")).containsExactly("ls");
  }

  @Test
  void oddEntries_areEachNamed() throws Exception {
    Path file = Files.writeString(base.resolve("file"), "x");

    Program.Outcome outcome =
        Program.withHome(base)
            .in(base)
            .run(
                "--now",
                "--format",
                "json",
                "--path",
                ":relative:~/bin:/nonexistent:"
                    + file
                    + ":/usr/bin:/usr/bin/:/bin:"
                    + "x".repeat(5_000));

    JsonNode report = Schemas.valid(outcome.out(), "report.schema.json");
    assertThat(report.get("searchPaths").get(0).get("entries").findValuesAsText("status"))
        .startsWith("empty", "relative", "relative", "missing", "unreadable", "ok", "duplicate")
        .hasSize(9);
  }

  @Test
  void unreadableDirectory_isAProblemAndWellKnownNamesInItAreJudgedAllTheSame() throws Exception {
    assumeTrue(Machines.userId() == 0, "only root can run the program as somebody else");
    Path bin = Files.createDirectory(base.resolve("bin"));
    script(bin.resolve("ls"), "true");
    open(base);
    Files.setPosixFilePermissions(bin, PosixFilePermissions.fromString("rwx--x--x"));

    Program.Outcome outcome =
        Program.withHome(base)
            .through("/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
            .run("--now", "--format", "json", "--path", bin + ":/usr/bin");

    JsonNode report = Schemas.valid(outcome.out(), "report.schema.json");
    assertThat(report.get("problems").findValuesAsText("kind")).contains("permission-denied");
    assertThat(report.get("findings").findValuesAsText("path"))
        .contains(bin.resolve("ls").toString());
  }

  @Test
  void executePermissionThatOnlyAnAccessListGrants_counts() throws Exception {
    assumeTrue(Machines.userId() == 0, "only root can run the program as somebody else");
    assumeTrue(Files.exists(Path.of("/usr/bin/setfacl")), "setfacl is not installed");
    Path bin = Files.createDirectory(base.resolve("bin"));
    script(bin.resolve("only-nobody"), "true");
    script(bin.resolve("nobody-else"), "true");
    open(base);
    open(bin);
    run("/usr/bin/setfacl", "-m", "u:65534:r-x,g::-,o::-", bin.resolve("only-nobody").toString());
    run("/usr/bin/setfacl", "-m", "u:65534:r--", bin.resolve("nobody-else").toString());
    Program program =
        Program.withHome(base)
            .through("/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

    assertThat(status(program.run("which", "only-nobody", "--format", "json", "--path", bin + "")))
        .isEqualTo("runs");
    assertThat(status(program.run("which", "nobody-else", "--format", "json", "--path", bin + "")))
        .isEqualTo("not-executable");
  }

  @Test
  void hugeDirectory_isCappedAndWellKnownNamesInItAreJudgedAllTheSame() throws Exception {
    Path bin = Files.createDirectory(base.resolve("bin"));
    for (int i = 0; i < 100_500; i++) {
      Files.createFile(bin.resolve("f" + i));
    }
    script(bin.resolve("zz-last"), "true");
    script(bin.resolve("ls"), "true");

    Program.Outcome outcome =
        Program.withHome(base).run("--now", "--format", "json", "--path", bin + ":/usr/bin");

    JsonNode report = Schemas.valid(outcome.out(), "report.schema.json");
    assertThat(report.get("problems").findValuesAsText("kind")).containsExactly("cap-reached");
    assertThat(report.get("findings").findValuesAsText("command")).containsExactly("ls");
  }

  @Test
  void specialFilesUnderKnownNames_areNeverOpened() throws Exception {
    Path bin = Files.createDirectory(base.resolve("bin"));
    run("/usr/bin/mkfifo", "-m", "755", bin.resolve("git").toString());
    Files.createSymbolicLink(bin.resolve("ls"), Path.of("/dev/zero"));
    Files.createSymbolicLink(bin.resolve("sh"), bin.resolve("sh"));

    Program.Outcome outcome =
        Program.withHome(base).run("--now", "--format", "json", "--path", bin + ":/usr/bin");

    assertThat(outcome.exit()).isZero();
    assertThat(Schemas.valid(outcome.out(), "report.schema.json").get("findings")).isEmpty();
  }

  @Test
  void readerThatGoesAway_endsTheProgramQuietly() throws Exception {
    Program.Outcome outcome =
        Program.withHome(base).shell("\"$PROGRAM\" --now --verbose | head -1");

    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void fullDisk_isAClearLine() throws Exception {
    Program.Outcome outcome = Program.withHome(base).run("--now", "--output", "/proc/x.json");

    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.err()).startsWith("audit-path: cannot write").hasLineCount(1);
  }

  private static String status(Program.Outcome outcome) throws Exception {
    return Schemas.valid(outcome.out(), "which.schema.json")
        .get("searchPaths")
        .get(0)
        .get("candidates")
        .get(0)
        .get("status")
        .asText();
  }

  private static void open(Path directory) throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private static void script(Path file, String line) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + line + "\n");
    open(file);
  }
}
