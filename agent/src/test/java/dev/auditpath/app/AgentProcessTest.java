package dev.auditpath.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.auditpath.testing.Program;
import dev.auditpath.testing.RealVenv;
import dev.auditpath.testing.RunningAgent;
import dev.auditpath.testing.WheelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent as a process: what it sees, what it survives, what it says of itself. */
class AgentProcessTest {
  @TempDir private Path home;
  private Path bin;

  @BeforeEach
  void putADirectoryOfOnesOwnFirst() throws IOException {
    bin = Files.createDirectories(home.resolve("first/bin"));
    Files.writeString(home.resolve(".bashrc"), "PATH=$HOME/first/bin:$PATH\n");
    Files.writeString(home.resolve(".profile"), "PATH=$HOME/first/bin:$PATH\n");
  }

  @Test
  void pipInstallOfAHijack_isInTheHistoryOnceWithItsDistribution() throws Exception {
    RealVenv venv = RealVenv.create(home.resolve("project/.venv"));
    Path wheel =
        WheelFile.of("net-fetch-helper", "1.0")
            .file("net_fetch/__init__.py", "def main():\n    print('hello')\n")
            .consoleScript("curl", "net_fetch:main")
            .write(home.resolve("wheels"));
    try (RunningAgent agent = RunningAgent.start(home)) {
      venv.install(wheel);

      JsonNode entries = awaitRaised("curl");
      venv.pip("--force-reinstall", wheel.toString());
      Thread.sleep(3_000);

      assertThat(RunningAgent.of(entries, "raised", "curl"))
          .filteredOn(entry -> entry.get("rule").asText().startsWith("shadows-"))
          .singleElement()
          .satisfies(
              entry ->
                  assertThat(entry.get("provider").asText())
                      .isEqualTo("net-fetch-helper 1.0 (pip)"));
      assertThat(shadows(RunningAgent.history(home))).hasSize(1);
      assertThat(agent.status().out()).contains("up: process " + agent.pid());
    }
  }

  @Test
  void everyKindOfChange_isSeen() throws Exception {
    Files.writeString(bin.resolve("git"), "#!/bin/sh\n");
    Path elsewhere = Files.createDirectories(home.resolve("elsewhere/tree"));
    program(elsewhere.resolve("curl"));
    try (RunningAgent agent = RunningAgent.start(home)) {
      Files.setPosixFilePermissions(
          bin.resolve("git"), PosixFilePermissions.fromString("rwxr-xr-x"));
      awaitRaised("git");

      program(home.resolve("ls.new"));
      Files.move(home.resolve("ls.new"), bin.resolve("ls"), StandardCopyOption.ATOMIC_MOVE);
      awaitRaised("ls");

      PathUtils.deleteDirectory(bin);
      RunningAgent.awaitHistory(
          home, entries -> !RunningAgent.of(entries, "cleared", "git").isEmpty());
      Files.createDirectory(bin);
      program(bin.resolve("tar"));
      awaitRaised("tar");

      PathUtils.deleteDirectory(bin);
      Files.move(elsewhere, bin, StandardCopyOption.ATOMIC_MOVE);
      awaitRaised("curl");

      Path other = Files.createDirectory(home.resolve("other"));
      program(other.resolve("find"));
      PathUtils.deleteDirectory(bin);
      Files.createSymbolicLink(bin, other);
      awaitRaised("find");

      Path third = Files.createDirectory(home.resolve("third"));
      program(third.resolve("sed"));
      Files.createSymbolicLink(home.resolve("link.new"), third);
      Files.move(home.resolve("link.new"), bin, StandardCopyOption.ATOMIC_MOVE);
      awaitRaised("sed");
      assertSameAsFullAudit(agent);
    }
  }

  @Test
  void startUpFileThatChangesPath_isSeen() throws Exception {
    Path later = Files.createDirectories(home.resolve("later"));
    program(later.resolve("curl"));
    try (RunningAgent agent = RunningAgent.start(home)) {
      Files.writeString(home.resolve(".bashrc"), "PATH=$HOME/later:$PATH\n");

      awaitRaised("curl");
      assertSameAsFullAudit(agent);
    }
  }

  @Test
  void burstThatOverflows_endsEqualToAFullAudit() throws Exception {
    try (RunningAgent agent = RunningAgent.start(home)) {
      for (int i = 0; i < 20_000; i++) {
        Path file = bin.resolve("file" + i);
        Files.createFile(file);
        if (i % 2 == 0) {
          Files.delete(file);
        }
      }
      program(bin.resolve("curl"));

      awaitRaised("curl");
      assertSameAsFullAudit(agent);
    }
  }

  @Test
  void lostEvents_areAGapAndNothingIsMissed() throws Exception {
    try (RunningAgent agent = RunningAgent.start(home, "--simulate-overflow")) {
      program(bin.resolve("curl"));

      JsonNode entries = awaitRaised("curl");
      assertThat(RunningAgent.of(entries, "gap", "")).isNotEmpty();
      agent.awaitStatus("  lost ");
    }
  }

  @Test
  void killedAtAnyMoment_leavesNothingTornAndAGap() throws Exception {
    for (int i = 0; i < 6; i++) {
      try (RunningAgent agent = RunningAgent.startThrough(home, List.of())) {
        program(bin.resolve("tool" + i));
        Thread.sleep(700 + 450L * i);
        agent.kill();
      }
      assertThat(Program.withHome(home).run("status").exit()).isEqualTo(1);
      assertThat(Program.withHome(home).run("history").exit()).isZero();
    }
    try (RunningAgent agent = RunningAgent.start(home)) {
      program(bin.resolve("curl"));
      JsonNode entries = awaitRaised("curl");

      assertThat(RunningAgent.of(entries, "gap", "")).isNotEmpty();
      assertSameAsFullAudit(agent);
    }
    try (Stream<Path> files = Files.list(home.resolve(".local/state/audit-path"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.endsWith(".aside"));
    }
  }

  @Test
  void whatHappenedWhileNoAgentRan_isRaisedAtTheStartWithTheGap() throws Exception {
    try (RunningAgent agent = RunningAgent.start(home)) {
      assertThat(agent.terminate()).isZero();
    }
    program(bin.resolve("curl"));
    try (RunningAgent agent = RunningAgent.start(home)) {
      JsonNode entries = awaitRaised("curl");

      assertThat(RunningAgent.of(entries, "stopped", "")).hasSize(1);
      assertThat(RunningAgent.of(entries, "gap", ""))
          .singleElement()
          .satisfies(
              gap -> assertThat(gap.get("reason").asText()).isEqualTo("no agent was running"));
      assertThat(agent.status().out()).contains("no agent was running");
    }
  }

  @Test
  void secondInstance_saysSoAndEndsWell() throws Exception {
    try (RunningAgent agent = RunningAgent.start(home)) {
      Program.Outcome second = Program.withHome(home).run("agent");

      assertThat(second.exit()).isZero();
      assertThat(second.out()).contains("running already: process " + agent.pid());
    }
  }

  @Test
  void allowedFinding_isLeftOutUntilItsContentChanges() throws Exception {
    program(bin.resolve("curl"));
    Program program = Program.withHome(home).with("PATH", bin + ":/usr/bin:/bin");
    assertThat(program.run("--now").exit()).isEqualTo(1);

    Program.Outcome allowed = program.run("allow", "curl", "--reason", "our own");

    assertThat(allowed.err()).isEmpty();
    Program.Outcome now = program.run("--now");
    assertThat(now.exit()).isZero();
    assertThat(now.out()).contains("1 allowed finding left out").doesNotContain("shadows-system");
    assertThat(program.run("allow", "--list").out()).contains("our own");
    Files.writeString(bin.resolve("curl"), "#!/bin/sh\nexit 1\n");
    assertThat(program.run("--now").exit()).isEqualTo(1);
    assertThat(program.run("revoke", "curl").exit()).isZero();
    assertThat(program.run("allow", "--list").out()).contains("nothing is allowed");
    assertThat(RunningAgent.of(RunningAgent.history(home), "allowed", "")).hasSize(1);
    assertThat(RunningAgent.of(RunningAgent.history(home), "revoked", "")).hasSize(1);
  }

  @Test
  void allowWithoutReasonOrFinding_isAWrongCall() throws Exception {
    assertThat(Program.withHome(home).run("allow", "curl").exit()).isEqualTo(2);
    assertThat(Program.withHome(home).run("allow", "curl", "--reason", "x").exit()).isEqualTo(2);
    assertThat(Program.withHome(home).run("revoke", "curl").exit()).isEqualTo(2);
  }

  @Test
  void stateOfANewerVersion_isLeftAloneAndSaid() throws Exception {
    Path state = Files.createDirectories(home.resolve(".local/state/audit-path"));
    Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwx------"));
    Path file = state.resolve("allowed.json");
    Files.writeString(file, "{\"schema\":\"audit-path/allowed/99\"}\n");

    Program.Outcome outcome = Program.withHome(home).run("allow", "--list");

    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("newer version");
    assertThat(Files.readString(file)).contains("99");
  }

  @Test
  void shellWithTheHook_tellsItsPath() throws Exception {
    Program.Outcome hook = Program.withHome(home).run("shell-hook", "bash");
    assertThat(hook.out().lines()).hasSize(1);
    Path rc = home.resolve("rc");
    Files.writeString(rc, hook.out() + "PATH=" + bin + "/hooked:/usr/bin\n");

    Program.withHome(home)
        .shell("echo : | /bin/bash --rcfile " + rc + " -i >/dev/null 2>&1 </dev/stdin");

    assertThat(Program.withHome(home).run("--now", "-v").out())
        .contains("PATH of a bash of 20")
        .contains(bin + "/hooked");
  }

  private static void program(Path file) throws IOException {
    Files.writeString(file, "#!/bin/sh\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private JsonNode awaitRaised(String command) throws IOException, InterruptedException {
    return RunningAgent.awaitHistory(
        home, entries -> !RunningAgent.of(entries, "raised", command).isEmpty());
  }

  private static List<JsonNode> shadows(JsonNode entries) {
    return RunningAgent.of(entries, "raised", "curl").stream()
        .filter(entry -> entry.get("rule").asText().startsWith("shadows-"))
        .toList();
  }

  /** What the agent holds is what one full audit says, however it came by it. */
  private void assertSameAsFullAudit(RunningAgent agent) throws IOException, InterruptedException {
    String high = count("high");
    long deadline = System.nanoTime() + 60_000_000_000L;
    while (!agent.status("--format", "json").out().contains(high) && System.nanoTime() < deadline) {
      Thread.sleep(300);
    }
    assertThat(agent.status("--format", "json").out()).contains(high);
  }

  private String count(String severity) throws IOException, InterruptedException {
    String report = Program.withHome(home).run("--now", "--format", "json").out();
    int at = report.lastIndexOf("\"" + severity + "\"");
    return report.substring(at, report.indexOf(',', at));
  }
}
