package dev.auditpath.worker;

import dev.auditpath.behaviour.Modules;
import dev.auditpath.behaviour.Program;
import dev.auditpath.behaviour.Subject;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Behaviour;
import dev.auditpath.model.Evidence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * Has programs analysed in a process of its own, so that one that is made to take all memory or all
 * time takes them from nobody else. The process is started when it is first needed and stays; it is
 * ended and started anew when it takes longer than fifteen seconds for a program, takes more than
 * 256 MB, or answers nonsense. A program that has ended it twice is not tried again.
 *
 * <p>Safe for use by several threads; they wait for each other.
 */
public final class AnalysisWorker implements AutoCloseable {
  private static final int ATTEMPTS = 2;
  private static final int MOST_GIVEN_UP = 10_000;

  private final Host host;
  private final String mainClass;
  private final WorkerBounds bounds;
  private final ScheduledThreadPoolExecutor watchdog;
  private final Map<String, String> givenUp = new LinkedHashMap<>();
  private @Nullable WorkerSession session;
  private int starts;
  private boolean refused;

  public AnalysisWorker(Host host) {
    this(host, WorkerProcess.class.getName(), WorkerBounds.USUAL);
  }

  AnalysisWorker(Host host, String mainClass, WorkerBounds bounds) {
    this.host = host;
    this.mainClass = mainClass;
    this.bounds = bounds;
    this.watchdog = new ScheduledThreadPoolExecutor(1, AnalysisWorker::thread);
    watchdog.setRemoveOnCancelPolicy(true);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "worker-watchdog");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Returns what a Python program can do. Where that cannot be found out, {@link
   * Behaviour#unread()} says why, and the rest is empty.
   *
   * @param key the same for the same program while all that it rests on is the same
   * @param modules asked by the calling thread
   */
  public Behaviour python(String key, Subject subject, Program program, Modules modules) {
    return analyse(key, new Task.Python(subject, program), modules);
  }

  /**
   * Returns what a program for a shell can do; as {@link #python} does.
   *
   * @param text what stands in the file
   */
  public Behaviour shell(String key, Subject subject, Path file, String text) {
    return analyse(key, new Task.Shell(subject, file, text), new NoModules());
  }

  private synchronized Behaviour analyse(String key, Task task, Modules modules) {
    String known = givenUp.get(key);
    if (known != null) {
      return unread(task, known);
    }
    String reason = "";
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        return analyse(task, modules);
      } catch (WorkerFailure failure) {
        reason = failure.reason();
      } catch (IOException notStarted) {
        refused = true;
        return unread(
            task, "no process could be started to read it: " + Problems.reason(notStarted));
      }
    }
    giveUp(key, reason);
    return unread(task, reason);
  }

  private Behaviour analyse(Task task, Modules modules) throws WorkerFailure, IOException {
    WorkerSession current = session();
    boolean answered = false;
    try {
      Behaviour behaviour = current.analyse(task, modules);
      answered = true;
      return behaviour;
    } finally {
      if (!answered) {
        end();
      }
    }
  }

  private WorkerSession session() throws IOException {
    WorkerSession current = session;
    if (current != null && current.isAlive()) {
      return current;
    }
    end();
    starts++;
    WorkerSession started = WorkerSession.start(mainClass, host, bounds, watchdog);
    session = started;
    return started;
  }

  private void end() {
    if (session != null) {
      session.close();
      session = null;
    }
  }

  private void giveUp(String key, String reason) {
    if (givenUp.size() >= MOST_GIVEN_UP) {
      givenUp.clear();
    }
    givenUp.put(key, reason);
  }

  private static Behaviour unread(Task task, String reason) {
    Evidence evidence = new Evidence("dynamic-code", task.file(), 0, reason, "");
    return new Behaviour(List.of(), List.of(), List.of(), List.of(evidence));
  }

  /** Returns whether no process could be started since this was asked last. */
  public synchronized boolean wasRefused() {
    boolean was = refused;
    refused = false;
    return was;
  }

  /** Returns how often a process was started. */
  synchronized int starts() {
    return starts;
  }

  /** Ends the process, if there is one; the next program starts another. */
  public synchronized void rest() {
    end();
  }

  @Override
  public synchronized void close() {
    end();
    watchdog.shutdownNow();
  }
}
