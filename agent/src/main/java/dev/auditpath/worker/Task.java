package dev.auditpath.worker;

import dev.auditpath.behaviour.Program;
import dev.auditpath.behaviour.Subject;
import java.nio.file.Path;

/** What is to be analysed. */
sealed interface Task {

  /** Returns whose code it is. */
  Subject subject();

  /** Returns the file that is started. */
  Path file();

  /** A Python program. */
  record Python(Subject subject, Program program) implements Task {
    @Override
    public Path file() {
      return program.file();
    }
  }

  /**
   * A program for a shell.
   *
   * @param text what stands in the file
   */
  record Shell(Subject subject, Path file, String text) implements Task {}
}
