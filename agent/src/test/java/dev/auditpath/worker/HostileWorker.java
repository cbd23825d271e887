package dev.auditpath.worker;

import dev.auditpath.behaviour.ModuleSource;
import dev.auditpath.behaviour.Modules;
import dev.auditpath.host.ParentPipes;
import dev.auditpath.model.Behaviour;
import dev.auditpath.model.Evidence;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A worker that does what its command's name says, as code that took it over could. */
public final class HostileWorker {
  private static final byte[] SOME = "{}".getBytes(StandardCharsets.US_ASCII);

  private HostileWorker() {}

  public static void main(String[] arguments) {
    ParentPipes pipes = ParentPipes.take();
    WorkerProcess.serve(
        pipes, (task, modules) -> act(task.subject().commands().get(0), modules, pipes.out()));
  }

  private static Behaviour act(String command, Modules modules, OutputStream out) {
    System.out.println("what is printed disturbs nobody");
    try {
      return switch (command) {
        case "loop" -> loop();
        case "memory" -> memory();
        case "depth" -> depth(new ArrayList<>());
        case "exit" -> exit(0);
        case "throw" -> throw new IllegalStateException("thrown");
        case "silence" -> silence();
        case "nothing" -> raw(out, new byte[0]);
        case "huge" -> raw(out, new byte[] {0x7F, -1, -1, -1, 'b', '{', '}'});
        case "negative" -> raw(out, new byte[] {-1, -1, -1, -1, 'b'});
        case "zero" -> raw(out, new byte[4]);
        case "half" -> half(out);
        case "garbage" ->
            raw(
                out,
                "HTTP/1.1 200 OK\r\n\r\nhello\n".repeat(999).getBytes(StandardCharsets.US_ASCII));
        case "unknown" -> frame(out, 'z', SOME);
        case "ready" -> frame(out, 'r', SOME);
        case "task" -> frame(out, 'a', SOME);
        case "empty" -> frame(out, 'b', SOME);
        case "text" -> frame(out, 'b', new byte[] {'x', 0, (byte) 0xFF});
        case "deep" ->
            frame(
                out,
                'b',
                "{\"handOvers\":".concat("[".repeat(99_999)).getBytes(StandardCharsets.US_ASCII));
        case "question" -> frame(out, 'f', "{\"module\":1}".getBytes(StandardCharsets.US_ASCII));
        case "questions" -> questions(modules);
        case "variables" -> told(new TreeMap<>(System.getenv()).toString());
        case "modules" -> told(asked(modules));
        default -> Behaviour.NONE;
      };
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static Behaviour told(String what) {
    Evidence evidence = new Evidence("told", Path.of("/"), 1, what, "");
    return new Behaviour(List.of(), List.of(evidence), List.of(), List.of());
  }

  private static String asked(Modules modules) {
    List<ModuleSource> sources = new ArrayList<>();
    for (String name : new String[] {"text", "namespace", "unreadable", "library", "missing"}) {
      sources.add(modules.find(name));
    }
    sources.add(modules.data("near", "be\uDCFFside"));
    return sources.toString();
  }

  private static Behaviour loop() {
    long i = 0;
    while (i >= 0) {
      i = (i + 1) & 0xFFFF;
    }
    return Behaviour.NONE;
  }

  private static Behaviour memory() {
    Map<Integer, byte[]> all = new TreeMap<>();
    for (int i = 0; i < 1_000_000; i++) {
      all.put(i, new byte[1 << 20]);
    }
    return told("held " + all.size());
  }

  @SuppressWarnings("InfiniteRecursion") // That is what it is for.
  private static Behaviour depth(List<Object> more) {
    return depth(new ArrayList<>(more));
  }

  private static Behaviour exit(int status) {
    ParentPipes.halt(status);
    return Behaviour.NONE;
  }

  private static Behaviour silence() {
    try {
      Thread.sleep(Long.MAX_VALUE);
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
    return Behaviour.NONE;
  }

  private static Behaviour questions(Modules modules) {
    int found = 0;
    while (found >= 0) {
      found += modules.find("again") instanceof ModuleSource.Text ? 1 : 0;
    }
    return Behaviour.NONE;
  }

  private static Behaviour half(OutputStream out) throws IOException {
    out.write(new byte[] {0, 0, 1, 0, 'b', '{'});
    out.flush();
    return exit(0);
  }

  private static Behaviour frame(OutputStream out, char kind, byte[] body) throws IOException {
    byte[] head = {
      0,
      (byte) ((body.length + 1) >> 16),
      (byte) ((body.length + 1) >> 8),
      (byte) (body.length + 1),
      (byte) kind
    };
    out.write(head);
    return raw(out, body);
  }

  private static Behaviour raw(OutputStream out, byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
    return silence();
  }
}
