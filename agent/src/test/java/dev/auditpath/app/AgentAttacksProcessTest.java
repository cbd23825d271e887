package dev.auditpath.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.auditpath.testing.Program;
import dev.auditpath.testing.RunningAgent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent where somebody with the user's account works against it and its files. */
class AgentAttacksProcessTest {
  @TempDir private Path home;
  private Path bin;
  private Path state;

  @BeforeEach
  void putADirectoryOfOnesOwnFirst() throws IOException {
    bin = Files.createDirectories(home.resolve("first/bin"));
    Files.writeString(home.resolve(".profile"), "PATH=$HOME/first/bin:$PATH\n");
    state = home.resolve(".local/state/audit-path");
  }

  @Test
  void killed_isAGapFromTheLastSignOfLife() throws Exception {
    try (RunningAgent agent = RunningAgent.start(home)) {
      agent.kill();
    }
    assertThat(Program.withHome(home).run("status").exit()).isEqualTo(1);
    try (RunningAgent agent = RunningAgent.start(home)) {
      assertThat(reasons(RunningAgent.history(home)))
          .containsExactly("the agent before ended without a word");
      assertThat(agent.statusJson().get("gaps")).hasSize(1);
    }
  }

  @Test
  void whatStoodThereBeforeTheFirstRun_isToldByTheFirstRun() throws Exception {
    for (String name : List.of("curl", "git", "ls")) {
      program(bin.resolve(name), "#!/bin/sh\n");
    }
    try (RunningAgent agent = RunningAgent.start(home)) {
      JsonNode entries = RunningAgent.history(home);

      assertThat(RunningAgent.of(entries, "raised", ""))
          .extracting(entry -> entry.get("command").asText())
          .contains("curl", "git", "ls");
      assertThat(agent.statusJson().get("findings").get("high").asInt()).isEqualTo(3);
    }
  }

  @Test
  void stateChangedWhileNoAgentRan_isInTheHistoryAndTheStatus() throws Exception {
    program(bin.resolve("curl"), "#!/bin/sh\n");
    try (RunningAgent agent = RunningAgent.start(home)) {
      assertThat(agent.terminate()).isZero();
    }
    Path baseline = state.resolve("baseline.json");
    Files.writeString(baseline, Files.readString(baseline).replace("curl", "curm"));
    Path history = state.resolve("history.jsonl");
    List<String> lines = Files.readAllLines(history);
    Files.write(history, lines.subList(0, lines.size() - 1));

    assertThat(Program.withHome(home).run("history").exit()).isEqualTo(3);
    try (RunningAgent agent = RunningAgent.start(home)) {
      JsonNode entries = RunningAgent.history(home);

      assertThat(RunningAgent.of(entries, "broken", ""))
          .extracting(entry -> entry.get("detail").asText())
          .containsExactly(
              "the newest line is gone",
              "is not what the agent left: it was changed, or is an older copy");
      assertThat(agent.statusJson().get("notSeen").toString()).contains("not what the agent left");
    }
  }

  @Test
  void stateTakenAwayWhileTheAgentRuns_isWrittenAgainAndSaid() throws Exception {
    try (RunningAgent agent = RunningAgent.start(home)) {
      Files.delete(state.resolve("history.jsonl"));
      program(bin.resolve("curl"), "#!/bin/sh\n");

      awaitInHistory("\"kind\":\"raised\"");
      assertThat(Files.readAllLines(state.resolve("history.jsonl")).get(0))
          .contains("\"kind\":\"broken\"");
      assertThat(Program.withHome(home).run("history").exit()).isZero();
      assertThat(agent.status().exit()).isZero();
    }
  }

  @Test
  void allowedFileOfOtherContent_isRaisedAgainWhateverItsTimeAndSize() throws Exception {
    Path file = bin.resolve("curl");
    program(file, "#!/bin/sh\n# 1\n");
    Files.setLastModifiedTime(file, FileTime.fromMillis(0));
    try (RunningAgent agent = RunningAgent.start(home)) {
      assertThat(
              Program.withHome(home)
                  .with("PATH", bin + ":/usr/bin:/bin")
                  .run("allow", "curl", "--reason", "ours")
                  .exit())
          .isZero();
      RunningAgent.awaitHistory(
          home, entries -> !RunningAgent.of(entries, "cleared", "curl").isEmpty());

      Files.writeString(file, "#!/bin/sh\n# 2\n");
      Files.setLastModifiedTime(file, FileTime.fromMillis(0));

      RunningAgent.awaitHistory(
          home, entries -> RunningAgent.of(entries, "raised", "curl").size() == 2);
      agent.awaitStatus("1 high");
    }
  }

  @Test
  void manyStartsAtOnce_leaveOneAgentAndNothingTorn() throws Exception {
    List<Process> starts = new ArrayList<>();
    try {
      for (int i = 0; i < 10; i++) {
        ProcessBuilder builder =
            new ProcessBuilder(Program.file().toString(), "agent")
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("out" + i).toFile());
        builder.environment().clear();
        builder.environment().put("HOME", home.toString());
        builder.environment().put("PATH", "/usr/bin:/bin");
        starts.add(builder.start());
      }
      RunningAgent.awaitHistory(
          home, entries -> !RunningAgent.of(entries, "started", "").isEmpty());
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
      while (living(starts) > 1 && System.nanoTime() < deadline) {
        Thread.sleep(200);
      }

      assertThat(living(starts)).isEqualTo(1);
      assertThat(RunningAgent.of(RunningAgent.history(home), "started", "")).hasSize(1);
      assertThat(Program.withHome(home).run("--now").exit()).isZero();
    } finally {
      starts.forEach(Process::destroyForcibly);
      for (Process process : starts) {
        process.waitFor();
      }
    }
  }

  @Test
  void ownFilesThatAreSomethingElse_areLeftAloneAndTheAgentWorks() throws Exception {
    Files.createDirectories(state.resolve("run"));
    for (Path directory : List.of(state, state.resolve("run"))) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }
    Path precious = Files.writeString(home.resolve("precious"), "mine\n");
    assertThat(
            new ProcessBuilder("/usr/bin/mkfifo", state.resolve("baseline.json").toString())
                .start()
                .waitFor())
        .isZero();
    Files.createSymbolicLink(state.resolve("history.jsonl"), precious);
    Files.createDirectory(state.resolve("history.head"));
    Files.createSymbolicLink(state.resolve("run/status.json"), precious);
    Files.createSymbolicLink(state.resolve("allowed.json"), precious);
    try (RunningAgent agent = RunningAgent.start(home)) {
      program(bin.resolve("curl"), "#!/bin/sh\n");

      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
      while (agent.statusJson().get("findings").get("high").asInt() == 0
          && System.nanoTime() < deadline) {
        Thread.sleep(200);
      }
      assertThat(agent.statusJson().get("findings").get("high").asInt()).isEqualTo(1);
      assertThat(Files.readString(home.resolve("agent.out")) + log())
          .contains("cannot write the history");
    }
    assertThat(precious).hasContent("mine\n");
  }

  @Test
  void lockThatIsALink_isRefused() throws Exception {
    Files.createDirectories(state.resolve("run"));
    for (Path directory : List.of(state, state.resolve("run"))) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }
    Path precious = Files.writeString(home.resolve("precious"), "mine\n");
    Files.createSymbolicLink(state.resolve("run/agent.lock"), precious);

    Program.Outcome outcome = Program.withHome(home).run("agent");

    assertThat(outcome.exit()).isIn(2, 3);
    assertThat(outcome.err()).contains("agent.lock");
    assertThat(precious).hasContent("mine\n");
  }

  @Test
  void stateDirectoryThatOthersMayWrite_isRefused() throws Exception {
    Files.createDirectories(state);
    Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxrwxrwx"));

    Program.Outcome outcome = Program.withHome(home).run("agent");

    assertThat(outcome.exit()).isIn(2, 3);
    assertThat(outcome.err()).contains("others can write to it");
  }

  @Test
  void homeThatIsUnsetOrNoDirectory_isSaid() throws Exception {
    Program.Outcome relative =
        Program.withHome(home).with("HOME", "somewhere/relative").run("status");
    Program.Outcome missing =
        Program.withHome(home).with("HOME", home + "/none").run("--now", "--no-search");

    assertThat(relative.exit()).isIn(1, 2);
    assertThat(relative.out() + relative.err()).isNotEmpty().doesNotContain("Exception");
    assertThat(missing.out() + missing.err()).isNotEmpty().doesNotContain("Exception");
    assertThat(home.resolve("none")).doesNotExist();
  }

  private static long living(List<Process> processes) {
    return processes.stream().filter(Process::isAlive).count();
  }

  private static List<String> reasons(JsonNode entries) {
    return RunningAgent.of(entries, "gap", "").stream()
        .map(entry -> entry.get("reason").asText())
        .toList();
  }

  private String log() throws IOException {
    StringBuilder log = new StringBuilder();
    try (var files = Files.newDirectoryStream(state, "agent.log*")) {
      for (Path file : files) {
        log.append(Files.readString(file));
      }
    }
    return log.toString();
  }

  private static void program(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void awaitInHistory(String text) throws IOException, InterruptedException {
    Path history = state.resolve("history.jsonl");
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
    while (!(Files.exists(history) && Files.readString(history).contains(text))) {
      assertThat(System.nanoTime()).as("no " + text).isLessThan(deadline);
      Thread.sleep(200);
    }
  }
}
