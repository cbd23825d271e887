package dev.auditpath.app;

import dev.auditpath.behaviour.Modules;
import dev.auditpath.behaviour.Program;
import dev.auditpath.behaviour.Subject;
import dev.auditpath.examine.CodeReader;
import dev.auditpath.model.Behaviour;
import dev.auditpath.worker.AnalysisWorker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Has code read by a process of its own: what is made to trap its reader traps no agent. What
 * trapped it twice is not read again before its file is another one.
 */
final class WorkerReader implements CodeReader {
  private final AnalysisWorker worker;
  private final Runnable alive;

  /**
   * @param alive called after each program: many that each take all the time they may are no hang
   */
  WorkerReader(AnalysisWorker worker, Runnable alive) {
    this.worker = worker;
    this.alive = alive;
  }

  @Override
  public Behaviour python(Subject subject, Program program, Modules modules) {
    Behaviour behaviour = worker.python(key(program.file()), subject, program, modules);
    alive.run();
    return behaviour;
  }

  @Override
  public Behaviour shell(Subject subject, Path file, String text) {
    Behaviour behaviour = worker.shell(key(file), subject, file, text);
    alive.run();
    return behaviour;
  }

  private static String key(Path file) {
    try {
      return file + " " + Files.getLastModifiedTime(file);
    } catch (IOException unreadable) {
      return file.toString();
    }
  }
}
