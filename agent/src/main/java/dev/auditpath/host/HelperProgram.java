package dev.auditpath.host;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program of the system that is started, the only place that starts any. Refuses what anybody but
 * root could have written: the file, what its links lead to, and every directory above both. Gets
 * the variables that it is given and no others, nothing on standard input, and a time limit.
 */
public final class HelperProgram {
  private static final int GROUP_OR_OTHERS_WRITE = 0022;
  private static final int STICKY = 01000;

  /** Once its output was understood, how long it may take to end by itself. */
  private static final long GRACE_MILLISECONDS = 200;

  /** Of five milliseconds each: how long the runtime may take to hand over the last output. */
  private static final int POLLS_AFTER_END = 20;

  private final List<String> command;
  private final Map<String, String> variables;
  private final Path workingDirectory;

  private HelperProgram(
      List<String> command, Map<String, String> variables, Path workingDirectory) {
    this.command = command;
    this.variables = variables;
    this.workingDirectory = workingDirectory;
  }

  /** Takes the output as it comes. */
  @FunctionalInterface
  public interface Output {

    /** Takes the next {@code length} bytes; returns whether more is wanted. */
    boolean take(byte[] bytes, int length) throws IOException;
  }

  /** How the program ended. */
  public enum End {
    /** The output had what was wanted. */
    SATISFIED,
    /** The program closed its output first. */
    CLOSED,
    /** Time ran out; it was killed. */
    TIMED_OUT
  }

  /**
   * Describes a start, and verifies the program and its launcher.
   *
   * @param launcher another program, with its options, that starts this one; may be empty
   * @param program absolute
   * @throws IOException where one of them is not root's alone, or cannot be looked at
   */
  public static HelperProgram of(
      List<String> launcher, Path program, List<String> arguments, Start start) throws IOException {
    List<String> command = new ArrayList<>(launcher);
    if (!launcher.isEmpty()) {
      verify(Path.of(launcher.get(0)));
    }
    verify(program);
    command.add(program.toString());
    command.addAll(arguments);
    return new HelperProgram(command, Map.copyOf(start.variables()), start.workingDirectory());
  }

  /**
   * What a program starts with.
   *
   * @param variables all of its environment
   * @param workingDirectory where it starts
   */
  public record Start(Map<String, String> variables, Path workingDirectory) {}

  /** Starts it, hands on its output, and ends it together with all that it started. */
  public End run(Duration limit, Output output) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(workingDirectory.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(variables);
    long deadline = System.nanoTime() + limit.toNanos();
    Process process = builder.start();
    boolean satisfied = false;
    try (InputStream in = process.getInputStream()) {
      End end = read(process, in, deadline, output);
      satisfied = end == End.SATISFIED;
      return end;
    } finally {
      end(process, satisfied ? GRACE_MILLISECONDS : 0);
    }
  }

  /**
   * Starts it and leaves it running, with nothing to read and nobody to hear it: a window that the
   * user asked for.
   */
  public void leaveRunning() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(workingDirectory.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(variables);
    builder.start();
  }

  /** Polls, since a read that blocks cannot be given up while a child keeps the pipe open. */
  private static End read(Process process, InputStream in, long deadline, Output output)
      throws IOException {
    byte[] bytes = new byte[1 << 16];
    int idle = 0;
    while (System.nanoTime() < deadline) {
      int available = available(process, in);
      if (available > 0) {
        idle = 0;
        if (!output.take(bytes, in.read(bytes, 0, Math.min(bytes.length, available)))) {
          return End.SATISFIED;
        }
      } else if (!process.isAlive() && ++idle > POLLS_AFTER_END) {
        return End.CLOSED;
      } else {
        pause();
      }
    }
    return End.TIMED_OUT;
  }

  /** When a process ends, the runtime closes its pipe and keeps the rest: nothing for a moment. */
  private static int available(Process process, InputStream in) throws IOException {
    try {
      return in.available();
    } catch (IOException closed) {
      if (process.isAlive()) {
        throw closed;
      }
      return 0;
    }
  }

  /** Returns output as text; bytes that are not UTF-8 stand as lone surrogates (PEP 383). */
  public static String text(byte[] output) {
    return PathText.decode(output);
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(5);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }

  /** Kills what is left; children first, since a dead parent's children are found no more. */
  private static void end(Process process, long graceMilliseconds) {
    try {
      if (graceMilliseconds > 0 && process.waitFor(graceMilliseconds, TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /**
   * Verifies that only root can change what runs under a name.
   *
   * @throws IOException saying what stands against it
   */
  public static void verify(Path program) throws IOException {
    if (!program.isAbsolute()) {
      throw new FileSystemException(program.toString(), null, "is not an absolute path");
    }
    Path real = program.toRealPath();
    if (!Files.isRegularFile(real) || !Files.isExecutable(real)) {
      throw new FileSystemException(program.toString(), null, "is not an executable file");
    }
    for (Path at = real; at != null; at = at.getParent()) {
      verifyOne(at);
    }
    for (Path at = program.getParent(); at != null; at = at.getParent()) {
      verifyOne(at);
    }
  }

  private static void verifyOne(Path path) throws IOException {
    Map<String, Object> attributes = Files.readAttributes(path, "unix:uid,mode");
    int owner = attributes.get("uid") instanceof Integer uid ? uid : -1;
    int mode = attributes.get("mode") instanceof Integer bits ? bits : GROUP_OR_OTHERS_WRITE;
    if (owner != 0) {
      throw new FileSystemException(path.toString(), null, "is not root's, at " + path);
    }
    boolean protectedDirectory = (mode & STICKY) != 0 && Files.isDirectory(path);
    if ((mode & GROUP_OR_OTHERS_WRITE) != 0 && !protectedDirectory) {
      throw new FileSystemException(
          path.toString(), null, "can be written to by others than root, at " + path);
    }
  }
}
