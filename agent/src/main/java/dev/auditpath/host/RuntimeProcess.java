package dev.auditpath.host;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process of the Java runtime that runs this program, with this program's class path: nothing is
 * trusted that does not run already. It gets no variable but the locale, starts in {@code /}, and
 * its complaints go nowhere. It reads what is written to {@link #out} and answers on {@link #in}.
 */
public final class RuntimeProcess implements AutoCloseable {
  private static final long LAST_MOMENTS_SECONDS = 5;

  private final Process process;

  private RuntimeProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts a process.
   *
   * @param options of the runtime, for example {@code -Xmx256m}
   * @throws IOException where it cannot be started
   */
  public static RuntimeProcess start(List<String> options, String mainClass) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    // A dump of what it was reading would be a copy of somebody's files in a shared folder.
    command.add("-XX:ErrorFile=/dev/null");
    command.add("-XX:-CreateCoredumpOnCrash");
    command.add("-cp");
    command.add(classPath());
    command.add(mainClass);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(new File("/"))
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().put("LC_ALL", "C.UTF-8");
    return new RuntimeProcess(builder.start());
  }

  /** The process starts elsewhere: a relative element would lead it elsewhere too. */
  private static String classPath() {
    List<String> elements = new ArrayList<>();
    for (String element : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (!element.isEmpty()) {
        elements.add(Path.of(element).toAbsolutePath().toString());
      }
    }
    return String.join(File.pathSeparator, elements);
  }

  /** Returns what it answers. */
  public InputStream in() {
    return process.getInputStream();
  }

  /** Returns where it reads. */
  public OutputStream out() {
    return process.getOutputStream();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it at once. May be called by any thread. */
  public void kill() {
    process.destroyForcibly();
  }

  /** Ends it at once, waits until it is gone, and returns its exit value; -1 where it stays. */
  public int end() {
    // Of its own accord it may be about to go; then its value says why.
    int exit = exit(0);
    if (exit < 0) {
      kill();
      exit = exit(LAST_MOMENTS_SECONDS);
    }
    return exit;
  }

  /** Returns its exit value once it is gone of its own accord; -1 where it is not, in that time. */
  public int exit(long seconds) {
    try {
      return process.waitFor(seconds, TimeUnit.SECONDS) ? process.exitValue() : -1;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  /** Ends it, and closes the pipes to it. */
  @Override
  public void close() {
    end();
    closeQuietly(process.getOutputStream());
    closeQuietly(process.getInputStream());
  }

  private static void closeQuietly(AutoCloseable pipe) {
    try {
      pipe.close();
    } catch (Exception nobodyReads) {
      // What was not written yet was for a process that is gone.
    }
  }
}
