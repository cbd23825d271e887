package dev.auditpath.testing.cases;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program that builds a case, never one of the case's own. */
final class Command {
  private static final int MINUTES = 10;

  private Command() {}

  static void run(List<String> words) throws IOException, InterruptedException {
    run(words, Map.of());
  }

  /** Runs it and returns when it has ended well; throws what it printed where it has not. */
  static void run(List<String> words, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("case", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IOException("does not end: " + words);
      }
      if (process.exitValue() != 0) {
        String printed = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
        throw new IOException(words + " failed: " + printed);
      }
    } finally {
      Files.delete(output);
    }
  }
}
