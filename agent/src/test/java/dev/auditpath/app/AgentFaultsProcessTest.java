package dev.auditpath.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.auditpath.testing.Program;
import dev.auditpath.testing.RunningAgent;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent where it lacks watches, descriptors, a place to write, or time. */
class AgentFaultsProcessTest {
  @TempDir private Path home;
  private Path bin;

  @BeforeEach
  void putADirectoryOfOnesOwnFirst() throws IOException {
    bin = Files.createDirectories(home.resolve("first/bin"));
    Files.writeString(home.resolve(".profile"), "PATH=$HOME/first/bin:$PATH\n");
  }

  @Test
  void fewWatches_theRestIsPolledAndSaid() throws Exception {
    assumeNamespaces();
    List<String> launcher =
        shell("echo 4 >/proc/sys/user/max_inotify_watches", "/usr/bin/unshare", "-Ur");
    try (RunningAgent agent = RunningAgent.startThrough(home, launcher)) {
      agent.awaitArmed();
      assertThat(agent.status().out()).contains("polls").contains("the kernel refused");
      program(bin.resolve("curl"));

      awaitRaised("curl");
    }
  }

  @Test
  void fewDescriptors_theAgentWorks() throws Exception {
    List<String> launcher = shell("ulimit -n 64");
    try (RunningAgent agent = RunningAgent.startThrough(home, launcher)) {
      agent.awaitArmed();
      program(bin.resolve("curl"));

      awaitRaised("curl");
    }
  }

  @Test
  void noWatchesAtAll_everythingIsPolledAndSaid() throws Exception {
    assumeNamespaces();
    List<String> launcher =
        shell("echo 0 >/proc/sys/user/max_inotify_instances", "/usr/bin/unshare", "-Ur");
    try (RunningAgent agent = RunningAgent.startThrough(home, launcher)) {
      agent.awaitArmed();
      JsonNode status = agent.statusJson();
      assertThat(status.get("watched").asInt()).isZero();
      assertThat(status.get("polled").size()).isGreaterThan(5);
      assertThat(status.get("polledBecause").toString()).contains("the kernel refused");
      program(bin.resolve("curl"));

      awaitRaised("curl");
    }
  }

  @Test
  void queueThatOverflowedWhileTheProcessStood_isAGapAndNothingIsMissed() throws Exception {
    Files.writeString(bin.resolve("git"), "#!/bin/sh\n");
    try (RunningAgent agent = RunningAgent.start(home)) {
      signal("STOP", agent);
      // More than fs.inotify.max_queued_events, which is 16,384 (inotify(7)).
      for (int i = 0; i < 20_000; i++) {
        Files.createFile(bin.resolve("file" + i));
      }
      program(bin.resolve("curl"));
      Files.setPosixFilePermissions(
          bin.resolve("git"), PosixFilePermissions.fromString("rwxr-xr-x"));
      signal("CONT", agent);

      awaitRaised("curl");
      awaitRaised("git");
      assertThat(RunningAgent.of(RunningAgent.history(home), "gap", ""))
          .extracting(gap -> gap.get("reason").asText())
          .contains("events were lost; everything is looked at again");
      agent.awaitStatus("  lost ");
    }
  }

  @Test
  void processThatStoodForLong_isAGap() throws Exception {
    // A supervisor that wants a sign each three seconds has the loop turn each second.
    List<String> launcher =
        List.of("/usr/bin/env", "NOTIFY_SOCKET=@audit-path-nobody", "WATCHDOG_USEC=3000000");
    try (RunningAgent agent = RunningAgent.startThrough(home, launcher)) {
      agent.awaitArmed();
      signal("STOP", agent);
      program(bin.resolve("curl"));
      Thread.sleep(13_000);
      signal("CONT", agent);

      awaitRaised("curl");
      assertThat(RunningAgent.of(RunningAgent.history(home), "gap", ""))
          .extracting(gap -> gap.get("reason").asText())
          .containsExactly("the process was stopped");
      agent.awaitStatus("the process was stopped");
    }
  }

  @Test
  void writeThroughAMapping_isSeenWhenItIsLookedAtAgain() throws Exception {
    Path file = bin.resolve("curl");
    Files.writeString(file, "#!/bin/sh\n# 1\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (RunningAgent agent = RunningAgent.start(home);
        FileChannel channel =
            FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      agent.awaitArmed();
      awaitRaised("curl");
      MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, 14);
      mapped.put(12, (byte) '2');
      mapped.force();
      // As the timer does it.
      signal("HUP", agent);

      RunningAgent.awaitHistory(
          home, entries -> RunningAgent.of(entries, "raised", "curl").size() == 2);
    }
  }

  @Test
  void mountOverADirectoryOfPath_isSeen() throws Exception {
    assumeNamespaces();
    Path over = Files.createDirectory(home.resolve("over"));
    program(over.resolve("curl"));
    List<String> launcher = List.of("/usr/bin/unshare", "-Urm");
    try (RunningAgent agent = RunningAgent.startThrough(home, launcher)) {
      agent.awaitArmed();
      inItsNamespaces(agent, "/bin/mount", "--bind", over.toString(), bin.toString());
      awaitRaised("curl");

      inItsNamespaces(agent, "/bin/umount", bin.toString());
      RunningAgent.awaitHistory(
          home, entries -> !RunningAgent.of(entries, "cleared", "curl").isEmpty());
    }
  }

  @Test
  void languageAndTimeZone_changeNoAnswer() throws Exception {
    program(bin.resolve("curl"));
    String plain = report("en", "UTC");

    assertThat(plain).contains("shadows-system-command");
    assertThat(report("tr", "Asia/Kathmandu")).isEqualTo(plain);
    assertThat(report("ar", "Pacific/Apia")).isEqualTo(plain);
    assertThat(report("th", "America/St_Johns")).isEqualTo(plain);
  }

  /** The launcher lets nobody give the runtime options, so this goes past it. */
  private String report(String language, String zone) throws IOException, InterruptedException {
    Path lib = Program.file().getParent().resolveSibling("lib");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-Duser.language=" + language,
            "-Duser.region=" + language.toUpperCase(Locale.ROOT),
            "-Duser.timezone=" + zone,
            "-jar",
            lib.resolve("audit-path.jar").toString(),
            "--now",
            "--format",
            "json",
            "--path",
            bin + ":/usr/bin",
            "--no-search");
    builder.environment().clear();
    builder.environment().putAll(Map.of("HOME", home.toString(), "PATH", "/usr/bin:/bin"));
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return out.replaceFirst("\"started\" *: *\"[^\"]*\"", "")
        .replaceFirst("\"durationMs\" *: *[0-9]+", "");
  }

  private static void inItsNamespaces(RunningAgent agent, String... command)
      throws IOException, InterruptedException {
    List<String> words =
        new ArrayList<>(
            List.of(
                "/usr/bin/nsenter",
                "--target",
                String.valueOf(agent.pid()),
                "--user",
                "--mount",
                "--preserve-credentials"));
    words.addAll(List.of(command));
    assertThat(new ProcessBuilder(words).inheritIO().start().waitFor()).isZero();
  }

  @Test
  void stateThatCannotBeWritten_isSaidAndTheAgentStays() throws Exception {
    Path run = Files.createDirectory(home.resolve("run"));
    Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwx------"));
    Files.createDirectories(home.resolve(".local/state"));
    Files.writeString(home.resolve(".local/state/audit-path"), "in the way");
    Program program = Program.withHome(home).with("XDG_RUNTIME_DIR", run.toString());
    List<String> launcher = List.of("/usr/bin/env", "XDG_RUNTIME_DIR=" + run);
    try (RunningAgent agent = RunningAgent.startThrough(home, launcher)) {
      program(bin.resolve("curl"));

      awaitStatus(program, "1 high");
      assertThat(Files.readString(home.resolve("agent.out")))
          .contains("cannot write the baseline")
          .contains("cannot write the history");
      assertThat(agent.terminate()).isZero();
    }
    assertThat(home.resolve(".local/state/audit-path")).hasContent("in the way");
  }

  @Test
  void diskThatIsFull_isSaidAndTheAgentRecoversByItself() throws Exception {
    assumeNamespaces();
    Path run = Files.createDirectory(home.resolve("run"));
    Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwx------"));
    Path state = Files.createDirectories(home.resolve(".local/state/audit-path"));
    Program program = Program.withHome(home).with("XDG_RUNTIME_DIR", run.toString());
    List<String> launcher =
        shell(
            "/bin/mount -t tmpfs -o size=12k,mode=700 tmpfs "
                + state
                + "; export XDG_RUNTIME_DIR="
                + run,
            "/usr/bin/unshare",
            "-Urm");
    try (RunningAgent agent = RunningAgent.startThrough(home, launcher)) {
      awaitStatus(program, "up: process");
      program(bin.resolve("curl"));
      awaitStatus(program, "1 high");

      inItsNamespaces(agent, "/bin/mount", "-o", "remount,size=4m", state.toString());
      // What could not be written is tried again at the next sign of life.
      awaitLine(agent, state.resolve("history.jsonl"), "\"raised\"");
      awaitLine(agent, state.resolve("baseline.json"), "shadows-system-command");
      assertThat(agent.terminate()).isZero();
    }
  }

  private static void awaitLine(RunningAgent agent, Path file, String text)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
    while (!isInItsFile(agent, file, text)) {
      assertThat(System.nanoTime()).as(file + " holds " + text).isLessThan(deadline);
      Thread.sleep(500);
    }
  }

  private static boolean isInItsFile(RunningAgent agent, Path file, String text)
      throws IOException, InterruptedException {
    return new ProcessBuilder(
                "/usr/bin/nsenter",
                "--target",
                String.valueOf(agent.pid()),
                "--user",
                "--mount",
                "--preserve-credentials",
                "/bin/grep",
                "-qF",
                "-e",
                text,
                file.toString())
            .start()
            .waitFor()
        == 0;
  }

  @Test
  void sigterm_endsInOrder() throws Exception {
    try (RunningAgent agent = RunningAgent.start(home)) {
      assertThat(agent.terminate()).isZero();

      JsonNode entries = RunningAgent.history(home);
      assertThat(entries.get(entries.size() - 1).get("kind").asText()).isEqualTo("stopped");
      assertThat(agent.status().exit()).isEqualTo(1);
    }
  }

  @Test
  void sigtermDuringTheFirstAudit_endsInOrder() throws Exception {
    try (RunningAgent agent = RunningAgent.startThrough(home, List.of())) {
      RunningAgent.awaitHistory(
          home, entries -> !RunningAgent.of(entries, "started", "").isEmpty());

      assertThat(agent.terminate()).isZero();
      assertThat(RunningAgent.of(RunningAgent.history(home), "stopped", "")).hasSize(1);
    }
  }

  @Test
  void supervisorThatListens_hearsThatItIsReady() throws Exception {
    Path socket = home.resolve("notify");
    Process listener =
        new ProcessBuilder(
                "/usr/bin/python3",
                "-c",
                """
                import socket,sys
                s=socket.socket(socket.AF_UNIX,socket.SOCK_DGRAM)
                s.bind(sys.argv[1])
                print('bound',flush=True)
                s.settimeout(80)
                said,ready='',False
                while not (ready and 'WATCHDOG=1' in said):
                    said=s.recv(4096).decode();print(said,flush=True)
                    ready=ready or 'READY=1' in said
                """,
                socket.toString())
            .redirectErrorStream(true)
            .start();
    try (var lines = listener.inputReader(StandardCharsets.UTF_8)) {
      assertThat(lines.readLine()).isEqualTo("bound");
      List<String> launcher =
          List.of(
              "/usr/bin/env",
              "NOTIFY_SOCKET=" + socket,
              "WATCHDOG_USEC=6000000",
              "JOURNAL_STREAM=1:2");
      try (RunningAgent agent = RunningAgent.startThrough(home, launcher)) {
        String first = lines.readLine();
        while (first != null && !first.equals("READY=1")) {
          // Between two programs that the first audit reads.
          assertThat(first).matches("WATCHDOG=1|EXTEND_TIMEOUT_USEC=[0-9]+");
          first = lines.readLine();
        }
        assertThat(first).isEqualTo("READY=1");
        assertThat(lines.readLine()).startsWith("STATUS=").contains("directories watched");
        assertThat(lines.readLine()).isEqualTo("WATCHDOG=1");
        assertThat(agent.terminate()).isZero();
      }
      assertThat(Files.readString(home.resolve("agent.out"))).contains("<6>armed: ");
    } finally {
      listener.destroyForcibly();
    }
  }

  @Test
  void now_loadsNothingOfTheAgents() throws Exception {
    String launcher = Files.readString(Program.file());
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(
        home.resolve("bin/audit-path"),
        launcher
            .replace("-Xshare:auto", "-Xshare:auto -verbose:class")
            .replace("$home/lib", Program.file().getParent().getParent() + "/lib"));
    assertThat(home.resolve("bin/audit-path").toFile().setExecutable(true)).isTrue();

    Program.Outcome outcome =
        Program.withHome(home).shell(home.resolve("bin/audit-path") + " --now");

    assertThat(outcome.out())
        .contains("dev.auditpath.app.NowCommand")
        .doesNotContain("com.sun.jna")
        .doesNotContain("org.tinylog")
        .doesNotContain("io.methvin")
        .doesNotContain("dev.auditpath.watch");
  }

  private static List<String> shell(String line, String... before) {
    List<String> words = new ArrayList<>(List.of(before));
    words.addAll(List.of("/bin/sh", "-c", line + "; exec \"$@\"", "sh"));
    return words;
  }

  private static void assumeNamespaces() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("/usr/bin/unshare", "-Urm", "/bin/true").inheritIO().start();
    boolean works = process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    String reason = "skipped: user namespaces are not allowed here";
    if (!works) {
      System.out.println(reason);
    }
    Assumptions.assumeTrue(works, reason);
  }

  private static void signal(String name, RunningAgent agent)
      throws IOException, InterruptedException {
    assertThat(
            new ProcessBuilder("/bin/kill", "-" + name, String.valueOf(agent.pid()))
                .start()
                .waitFor())
        .isZero();
  }

  private static void program(Path file) throws IOException {
    Files.writeString(file, "#!/bin/sh\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void awaitRaised(String command) throws IOException, InterruptedException {
    RunningAgent.awaitHistory(
        home, entries -> !RunningAgent.of(entries, "raised", command).isEmpty());
  }

  private static void awaitStatus(Program program, String text)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
    String out = program.run("status").out();
    while (!out.contains(text) && System.nanoTime() < deadline) {
      Thread.sleep(200);
      out = program.run("status").out();
    }
    assertThat(out).contains(text);
  }
}
