package dev.auditpath.worker;

import dev.auditpath.behaviour.ModuleSource;
import dev.auditpath.behaviour.Modules;
import dev.auditpath.behaviour.PlugIn;
import dev.auditpath.host.Host;
import dev.auditpath.host.RuntimeProcess;
import dev.auditpath.model.Behaviour;
import dev.auditpath.transcript.BehaviourJson;
import dev.auditpath.transcript.JsonIn;
import dev.auditpath.transcript.JsonOut;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A worker from its start to its end, as the agent sees it. What it says is checked like anything
 * that comes from a source: a worker is as trustworthy as what it reads.
 */
final class WorkerSession implements AutoCloseable {
  static final int HEAP_MEGABYTES = 256;

  private static final List<String> OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-Xmx" + HEAP_MEGABYTES + "m",
          "-XX:TieredStopAtLevel=1",
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:-UsePerfData",
          // What the runtime itself says, last words included, would stand among the answers.
          "-XX:+DisplayVMOutputToStderr");

  /** As the runtime leaves when it has no memory (ExitOnOutOfMemoryError). */
  private static final int OUT_OF_MEMORY = 3;

  private final RuntimeProcess process;
  private final InputStream in;
  private final OutputStream out;
  private final Host host;
  private final WorkerBounds bounds;
  private final ScheduledExecutorService watchdog;
  private volatile boolean timedOut;

  private WorkerSession(
      RuntimeProcess process, Host host, WorkerBounds bounds, ScheduledExecutorService watchdog) {
    this.process = process;
    this.in = new BufferedInputStream(process.in());
    this.out = new BufferedOutputStream(process.out());
    this.host = host;
    this.bounds = bounds;
    this.watchdog = watchdog;
  }

  /**
   * Starts a worker and waits until it is ready.
   *
   * @throws IOException where it cannot be started
   */
  static WorkerSession start(
      String mainClass, Host host, WorkerBounds bounds, ScheduledExecutorService watchdog)
      throws IOException {
    RuntimeProcess process = RuntimeProcess.start(OPTIONS, mainClass);
    WorkerSession session = new WorkerSession(process, host, bounds, watchdog);
    try {
      Frame first = session.new Patience(bounds.start()).spend(() -> Frame.read(session.in));
      if (first.kind() != Frame.Kind.READY) {
        throw new IOException("it does not say that it is ready");
      }
      return session;
    } catch (IOException | RuntimeException failure) {
      session.close();
      throw failure;
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Has a program analysed.
   *
   * @param modules asked by the calling thread
   * @throws WorkerFailure where the worker is of no use any more
   */
  Behaviour analyse(Task task, Modules modules) throws WorkerFailure {
    Patience patience = new Patience(bounds.item());
    try {
      byte[] question = JsonOut.object(host, json -> Messages.write(task, json));
      Frame answer = patience.spend(() -> exchange(Frame.Kind.ANALYSE, question));
      for (int asked = 0; answer.kind() != Frame.Kind.BEHAVIOUR; asked++) {
        if (asked == bounds.questions()) {
          throw new WorkerFailure("it reaches more than " + bounds.questions() + " modules");
        }
        Frame.Kind kind = replyTo(answer.kind());
        byte[] reply = reply(answer, modules);
        answer = patience.spend(() -> exchange(kind, reply));
      }
      return JsonIn.object(answer.body(), host, BehaviourJson::behaviour);
    } catch (IOException failure) {
      throw new WorkerFailure(reason(failure));
    }
  }

  private Frame exchange(Frame.Kind kind, byte[] body) throws IOException {
    Frame.write(kind, body, out);
    return Frame.read(in);
  }

  private static Frame.Kind replyTo(Frame.Kind question) {
    return switch (question) {
      case WHOSE -> Frame.Kind.COMMANDS;
      case WITHIN -> Frame.Kind.NAMES;
      case REGISTERED -> Frame.Kind.PLUG_INS;
      case BEFORE -> Frame.Kind.TEXTS;
      default -> Frame.Kind.MODULE;
    };
  }

  private byte[] reply(Frame question, Modules modules) throws IOException {
    return switch (question.kind()) {
      case FIND -> written(modules.find(module(question)));
      case SHIPPED -> written(JsonIn.object(question.body(), host, in -> shipped(in, modules)));
      case WHOSE -> {
        Map<String, Set<String>> commands = modules.commands(module(question));
        yield JsonOut.object(host, json -> Messages.write(commands, json));
      }
      case WITHIN -> {
        List<String> names = modules.children(module(question));
        yield JsonOut.object(host, json -> json.texts("names", names));
      }
      case REGISTERED -> {
        String group = JsonIn.object(question.body(), host, in -> in.text("group"));
        List<PlugIn> plugIns = modules.plugIns(group);
        yield JsonOut.object(host, json -> Messages.write(plugIns, json));
      }
      case BEFORE -> {
        List<ModuleSource.Text> texts = modules.startup();
        yield JsonOut.object(host, json -> Messages.writeTexts(texts, json));
      }
      default -> throw new IOException("a message out of turn");
    };
  }

  private String module(Frame question) throws IOException {
    return JsonIn.object(question.body(), host, in -> in.text("module"));
  }

  private byte[] written(ModuleSource source) throws IOException {
    return JsonOut.object(host, json -> Messages.write(source, json));
  }

  private static ModuleSource shipped(JsonIn in, Modules modules) throws IOException {
    String module = in.text("module");
    return modules.data(module, in.text("relative"));
  }

  private String reason(IOException failure) {
    if (timedOut) {
      return "reading it took longer than " + bounds.item().toSeconds() + " seconds";
    }
    int exit = failure instanceof EOFException ? process.exit(1) : process.exit(0);
    if (exit == OUT_OF_MEMORY) {
      return "reading it took more memory than " + HEAP_MEGABYTES + " MB";
    }
    return exit >= 0 || !process.isAlive()
        ? "the process that was reading it ended"
        : "the process that was reading it answered nonsense: " + failure.getMessage();
  }

  @Override
  public void close() {
    process.close();
  }

  /** Something that waits for the worker. */
  private interface Waiting {
    Frame get() throws IOException;
  }

  /** Time for the worker; where it is used up, the worker is killed, and the waiting ends. */
  private final class Patience {
    private long nanoseconds;

    Patience(Duration time) {
      this.nanoseconds = time.toNanos();
    }

    Frame spend(Waiting waiting) throws IOException {
      long start = System.nanoTime();
      ScheduledFuture<?> kill =
          watchdog.schedule(WorkerSession.this::kill, nanoseconds, TimeUnit.NANOSECONDS);
      try {
        return waiting.get();
      } finally {
        kill.cancel(false);
        nanoseconds -= System.nanoTime() - start;
      }
    }
  }

  private void kill() {
    timedOut = true;
    process.kill();
  }
}
