package dev.auditpath.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.testing.Program;
import dev.auditpath.testing.RunningAgent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of a person who was told something. */
class TellingProcessTest {
  @TempDir private Path base;
  private Path script;

  @BeforeEach
  void plant() throws IOException {
    base = base.toRealPath();
    script = Files.createDirectory(base.resolve("bin")).resolve("curl");
    Files.writeString(script, "#!/bin/sh\nexec /usr/bin/curl \"$@\"\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void quarantine_clearsTheFindingAndUndoBringsItBack() throws Exception {
    assertThat(program().run("--now", "--no-search").out()).contains("curl");

    Program.Outcome done = program().run("quarantine", "curl", "--no-search", "--yes");
    assertThat(done.err()).isEmpty();
    assertThat(done.exit()).isZero();
    assertThat(done.out())
        .contains("becomes " + script + ".audit-path-quarantined")
        .contains("To undo it: audit-path quarantine --undo curl\n");
    assertThat(script).doesNotExist();
    assertThat(program().run("--now", "--no-search").out()).doesNotContain("curl");
    assertThat(program().run("doctor").out()).contains("audit-path quarantine --undo curl");

    Program.Outcome undone = program().run("quarantine", "curl", "--undo", "--yes");
    assertThat(undone.exit()).as(undone.err()).isZero();
    assertThat(Files.isExecutable(script)).isTrue();
    assertThat(program().run("--now", "--no-search").out()).contains("curl");
  }

  @Test
  void quarantineWithoutATerminal_asksForYesAndDoesNothing() throws Exception {
    Program.Outcome outcome = program().run("quarantine", "curl", "--no-search");

    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("add --yes").hasLineCount(1);
    assertThat(script).exists();
  }

  @Test
  void snooze_saysUntilWhenAndIsKeptPrivately() throws Exception {
    Program.Outcome outcome = program().run("snooze", "curl", "--no-search", "--for", "2h");

    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.out()).startsWith("Nothing is notified of curl [");
    Path file = base.resolve(".local/state/audit-path/snoozed.json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void snoozeOfNothing_isAWrongCall() throws Exception {
    Program.Outcome outcome = program().run("snooze", "no-such-command", "--no-search");

    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("\"no-such-command\" is no finding's id").hasLineCount(1);
  }

  @Test
  void selfTest_catchesWhatItPlantsAndLeavesNothing() throws Exception {
    Program.Outcome outcome = program().run("doctor", "--self-test");

    assertThat(outcome.exit()).as(outcome.out() + outcome.err()).isZero();
    assertThat(outcome.out())
        .contains("/bin/ls: caught, high [shadows-system-command]")
        .contains("could not be told on the desktop")
        .contains("removed, and nothing is found any more");
    try (Stream<Path> left = Files.list(base.resolve(".local/state/audit-path"))) {
      assertThat(left).noneMatch(path -> path.toString().contains("self-test"));
    }
  }

  @Test
  void doctor_saysWhetherAnAgentStartsAtLoginAndWhetherItRuns() throws Exception {
    assertThat(program().run("doctor").out())
        .contains("no agent runs, and none starts at login\n")
        .contains("-> audit-path service install\n");

    Path units = Files.createDirectories(base.resolve(".config/systemd/user/default.target.wants"));
    Path unit = units.resolveSibling("audit-path.service");
    Files.createSymbolicLink(units.resolve("audit-path.service"), unit);
    Files.writeString(unit, "[Service]\nExecStart=\"" + Program.file() + "\" agent\n");
    Program.Outcome down = program().run("doctor");
    assertThat(down.exit()).isEqualTo(1);
    assertThat(down.out())
        .contains("no agent is running\n")
        .contains("-> audit-path service status\n")
        .contains("starts at login by systemd\n");

    Files.writeString(unit, "[Service]\nExecStart=" + base + "/gone agent\n");
    assertThat(program().run("doctor").out())
        .contains(unit + " starts a program that is not there\n");

    Files.setPosixFilePermissions(unit, PosixFilePermissions.fromString("rw-rw-rw-"));
    assertThat(program().run("doctor").out())
        .contains("others can write to " + unit + "\n")
        .contains("-> chmod go-w -- " + unit + "\n");
  }

  @Test
  void doctorBesideARunningAgent_namesIt() throws Exception {
    try (RunningAgent agent = RunningAgent.start(base)) {
      assertThat(Program.withHome(base).run("doctor").out())
          .contains("the agent is up: process " + agent.pid())
          .contains("nothing starts it at login\n");
    }
  }

  private Program program() {
    return Program.withHome(base).with("PATH", base.resolve("bin") + ":/usr/bin:/bin");
  }
}
