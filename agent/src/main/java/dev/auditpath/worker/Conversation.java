package dev.auditpath.worker;

import dev.auditpath.host.ParentPipes;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;

/**
 * The worker's end of the pipes. A thread of its own listens, so that the worker ends with the
 * process that started it, whatever it is busy with.
 */
final class Conversation {
  /** What the process says by its exit value when there is nobody left to talk to. */
  private static final int NOBODY_LEFT = 0;

  private final ParentPipes pipes;
  private final BlockingQueue<Frame> heard = new SynchronousQueue<>();

  private Conversation(ParentPipes pipes) {
    this.pipes = pipes;
  }

  /** Begins to listen. */
  static Conversation over(ParentPipes pipes) {
    Conversation conversation = new Conversation(pipes);
    Thread listener = new Thread(conversation::listen, "listener");
    listener.setDaemon(true);
    listener.start();
    return conversation;
  }

  private void listen() {
    try {
      while (true) {
        heard.put(Frame.read(pipes.in()));
      }
    } catch (IOException | InterruptedException gone) {
      ParentPipes.halt(NOBODY_LEFT);
    }
  }

  void say(Frame.Kind kind, byte[] body) throws IOException {
    Frame.write(kind, body, pipes.out());
  }

  /** Waits for a message of one kind; of another, there is none at this time. */
  Frame hear(Frame.Kind kind) throws IOException {
    try {
      Frame frame = heard.take();
      if (frame.kind() != kind) {
        throw new IOException("a message out of turn");
      }
      return frame;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }
}
