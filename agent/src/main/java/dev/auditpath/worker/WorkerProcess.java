package dev.auditpath.worker;

import dev.auditpath.behaviour.Analysis;
import dev.auditpath.behaviour.Modules;
import dev.auditpath.behaviour.ShellAnalysis;
import dev.auditpath.behaviour.ShellSource;
import dev.auditpath.host.Host;
import dev.auditpath.host.ParentPipes;
import dev.auditpath.model.Behaviour;
import dev.auditpath.transcript.BehaviourJson;
import dev.auditpath.transcript.JsonIn;
import dev.auditpath.transcript.JsonOut;
import java.io.IOException;
import java.util.List;

/**
 * The process that reads: it takes a program, asks for the modules that it reaches, and answers
 * what they do, one after the other until nobody asks. It opens no file.
 */
public final class WorkerProcess {
  /** As deep as a source may be nested, and its calls. */
  private static final long STACK_BYTES = 16L * 1024 * 1024;

  private static final int FAILED = 4;

  private WorkerProcess() {}

  /** Runs until standard input ends. */
  public static void main(String[] arguments) {
    serve(ParentPipes.take(), WorkerProcess::analyse);
  }

  private static Behaviour analyse(Task task, Modules modules) {
    if (task instanceof Task.Shell shell) {
      List<String> commands = shell.subject().commands();
      String command = commands.isEmpty() ? "" : commands.get(0);
      return ShellAnalysis.of(new ShellSource(shell.text(), command, shell.file(), 1, List.of()));
    }
    Task.Python python = (Task.Python) task;
    return Analysis.of(python.subject(), python.program(), modules);
  }

  static void serve(ParentPipes pipes, Analyst analyst) {
    Conversation conversation = Conversation.over(pipes);
    Thread thread = new Thread(null, () -> work(conversation, analyst), "analysis", STACK_BYTES);
    thread.start();
  }

  private static void work(Conversation conversation, Analyst analyst) {
    try {
      Host host = Host.local();
      conversation.say(Frame.Kind.READY, JsonOut.object(host, out -> {}));
      while (true) {
        answer(conversation, analyst, host);
      }
    } catch (IOException | RuntimeException | Error failure) {
      // Whoever asked sees the exit value; what was read is in no state to be read on.
      ParentPipes.halt(FAILED);
    }
  }

  private static void answer(Conversation conversation, Analyst analyst, Host host)
      throws IOException {
    Task task = JsonIn.object(conversation.hear(Frame.Kind.ANALYSE).body(), host, Messages::task);
    Behaviour behaviour = analyst.analyse(task, new AskedModules(conversation, host));
    conversation.say(
        Frame.Kind.BEHAVIOUR, JsonOut.object(host, out -> BehaviourJson.write(behaviour, out)));
  }
}
