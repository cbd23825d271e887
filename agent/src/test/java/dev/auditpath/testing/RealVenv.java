package dev.auditpath.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A virtual environment made by {@code python3 -m venv}, with the pip that Python bundles. */
public final class RealVenv {
  private static final int SECONDS = 300;

  private final Path prefix;

  private RealVenv(Path prefix) {
    this.prefix = prefix;
  }

  /** Makes one; where python3 with venv and pip is missing, the test is skipped with the reason. */
  public static RealVenv create(Path prefix) throws IOException, InterruptedException {
    Outcome outcome = run(List.of("python3", "-m", "venv", prefix.toString()));
    String reason = "skipped: python3 -m venv does not work here: " + outcome.text().strip();
    if (!outcome.succeeded()) {
      System.out.println(reason);
    }
    Assumptions.assumeTrue(outcome.succeeded(), reason);
    return new RealVenv(prefix);
  }

  /** Makes one without pip, which is ten times as fast. */
  public static RealVenv withoutPip(Path prefix) throws IOException, InterruptedException {
    Outcome outcome = run(List.of("python3", "-m", "venv", "--without-pip", prefix.toString()));
    String reason = "skipped: python3 -m venv does not work here: " + outcome.text().strip();
    if (!outcome.succeeded()) {
      System.out.println(reason);
    }
    Assumptions.assumeTrue(outcome.succeeded(), reason);
    return new RealVenv(prefix);
  }

  public Path prefix() {
    return prefix;
  }

  public Path bin() {
    return prefix.resolve("bin");
  }

  /** Returns a script or program in the bin directory. */
  public Path bin(String name) {
    return bin().resolve(name);
  }

  /** Returns {@code lib/pythonX.Y/site-packages}. */
  public Path sitePackages() throws IOException {
    try (var libraries = Files.newDirectoryStream(prefix.resolve("lib"), "python*")) {
      return libraries.iterator().next().resolve("site-packages");
    }
  }

  /** Returns the {@code .dist-info} of a distribution, named as its folder begins. */
  public Path distInfo(String stem) throws IOException {
    try (var found = Files.newDirectoryStream(sitePackages(), stem + "-*.dist-info")) {
      return found.iterator().next();
    }
  }

  /** Installs wheels without looking at an index or at what they depend on. */
  public void install(Path... wheels) throws IOException, InterruptedException {
    pip(Arrays.stream(wheels).map(Path::toString).toArray(String[]::new));
  }

  /** Runs {@code pip install --no-index --no-deps} with further arguments. */
  public void pip(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(bin("python").toString(), "-I", "-m", "pip", "install"));
    command.addAll(List.of("--no-index", "--no-deps", "--disable-pip-version-check", "-q"));
    command.addAll(List.of(arguments));
    Outcome outcome = run(command);
    if (!outcome.succeeded()) {
      throw new IOException("pip failed: " + outcome.text());
    }
  }

  /** Installs projects from the index; where that fails, the test is skipped with the reason. */
  public void installFromIndex(String... projects) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(bin("python").toString(), "-I", "-m", "pip", "install"));
    command.addAll(List.of("--disable-pip-version-check", "-q", "--only-binary", ":all:"));
    command.addAll(List.of(projects));
    Outcome outcome = run(command);
    String reason = "skipped: pip cannot install from the index: " + outcome.text().strip();
    Assumptions.assumeTrue(outcome.succeeded(), reason);
  }

  private static Outcome run(List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("run", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly();
      }
      return new Outcome(ended && process.exitValue() == 0, Files.readString(output));
    } catch (IOException notStarted) {
      return new Outcome(false, String.valueOf(notStarted.getMessage()));
    } finally {
      Files.delete(output);
    }
  }

  private record Outcome(boolean succeeded, String text) {}
}
