package dev.auditpath.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The agent as a process of its own, for a home of its own. */
public final class RunningAgent implements AutoCloseable {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(90);

  private final Path home;
  private final Process process;

  private RunningAgent(Path home, Process process) {
    this.home = home;
    this.process = process;
  }

  /** A condition on the entries of the history. */
  @FunctionalInterface
  public interface Expected {
    boolean isMet(JsonNode entries);
  }

  /** Starts an agent and waits until its watches are armed. */
  public static RunningAgent start(Path home, String... options)
      throws IOException, InterruptedException {
    RunningAgent agent = startThrough(home, List.of(), options);
    agent.awaitArmed();
    return agent;
  }

  /** Starts an agent by another program's leave, and does not wait. */
  public static RunningAgent startThrough(Path home, List<String> launcher, String... options)
      throws IOException {
    List<String> command = new ArrayList<>(launcher);
    command.add(Program.file().toString());
    command.add("agent");
    command.addAll(List.of(options));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("agent.out").toFile());
    builder.environment().clear();
    builder
        .environment()
        .putAll(Map.of("HOME", home.toString(), "PATH", "/usr/bin:/bin", "LANG", "C.UTF-8"));
    return new RunningAgent(home, builder.start());
  }

  /** Waits until {@code status} says that it is up. */
  public void awaitArmed() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE;
    Program.Outcome status = status();
    while (status.exit() != 0 && System.nanoTime() < deadline) {
      assertThat(process.isAlive()).as(Files.readString(home.resolve("agent.out"))).isTrue();
      Thread.sleep(200);
      status = status();
    }
    assertThat(status.exit()).as(status.out() + status.err()).isZero();
  }

  public Program.Outcome status(String... options) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("status"));
    words.addAll(List.of(options));
    return Program.withHome(home).run(words.toArray(String[]::new));
  }

  /** Waits until {@code status} says something, which it does a moment after the history. */
  public void awaitStatus(String text) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE;
    String said = status().out();
    while (!said.contains(text) && System.nanoTime() < deadline) {
      Thread.sleep(200);
      said = status().out();
    }
    assertThat(said).contains(text);
  }

  /** Returns what the agent says of itself, as JSON. */
  public JsonNode statusJson() throws IOException, InterruptedException {
    return Schemas.valid(status("--format", "json").out(), "status.schema.json");
  }

  /** Returns the entries of the history as JSON. */
  public static JsonNode history(Path home) throws IOException, InterruptedException {
    Program.Outcome outcome = Program.withHome(home).run("history", "--format", "json");
    assertThat(outcome.exit()).as(outcome.out()).isZero();
    return Schemas.valid(outcome.out(), "history.schema.json").get("entries");
  }

  /** Waits until the history is as expected; fails with all of it where it never is. */
  public static JsonNode awaitHistory(Path home, Expected expected)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE;
    JsonNode entries = history(home);
    while (!expected.isMet(entries) && System.nanoTime() < deadline) {
      Thread.sleep(200);
      entries = history(home);
    }
    assertThat(expected.isMet(entries)).as(entries.toPrettyString()).isTrue();
    return entries;
  }

  /** Returns the entries of a kind about a command. */
  public static List<JsonNode> of(JsonNode entries, String kind, String command) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode entry : entries) {
      if (entry.get("kind").asText().equals(kind)
          && (command.isEmpty() || entry.path("command").asText().equals(command))) {
        found.add(entry);
      }
    }
    return found;
  }

  public long pid() {
    return process.pid();
  }

  /** Sends SIGTERM and returns the exit code. */
  public int terminate() throws InterruptedException {
    process.destroy();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  /** Sends SIGKILL. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
