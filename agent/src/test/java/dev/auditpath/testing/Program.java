package dev.auditpath.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The program as a user would run it, started as a process with an environment of its own. */
public final class Program {
  private static final Path FILE = Path.of(System.getProperty("audit-path.program", "missing"));

  private final Map<String, String> environment = new TreeMap<>();
  private final List<String> prefix = new ArrayList<>();
  private Path workingDirectory = Path.of("/");

  /** What a run printed and how it ended. */
  public record Outcome(String out, String err, int exit) {}

  /** Returns the program as called with a home, the system's PATH and nothing else. */
  public static Program withHome(Path home) {
    Program program = new Program();
    program.environment.put("HOME", home.toString());
    program.environment.put("PATH", "/usr/bin:/bin");
    program.environment.put("LANG", "C.UTF-8");
    return program;
  }

  /** Returns where the program lies. */
  public static Path file() {
    return FILE;
  }

  public Program with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Puts words before the program, for example {@code /usr/bin/setpriv --reuid=1}. */
  public Program through(String... words) {
    prefix.addAll(List.of(words));
    return this;
  }

  public Program in(Path directory) {
    workingDirectory = directory;
    return this;
  }

  /** Runs the program and waits for it; two minutes at most. */
  public Outcome run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(prefix);
    command.add(FILE.toString());
    command.addAll(List.of(arguments));
    return start(command);
  }

  /** Runs a line of shell in which {@code $PROGRAM} is the program. */
  public Outcome shell(String line) throws IOException, InterruptedException {
    environment.put("PROGRAM", FILE.toString());
    return start(List.of("/bin/sh", "-c", line));
  }

  private Outcome start(List<String> command) throws IOException, InterruptedException {
    Path out = Files.createTempFile("audit-path-test", ".out");
    Path err = Files.createTempFile("audit-path-test", ".err");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(workingDirectory.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("ends by itself").isTrue();
      return new Outcome(
          new String(Files.readAllBytes(out), StandardCharsets.UTF_8),
          new String(Files.readAllBytes(err), StandardCharsets.UTF_8),
          process.exitValue());
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }
}
