package dev.auditpath.behaviour;

import dev.auditpath.model.EntryPoint;
import java.nio.file.Path;

/** What is started. */
public sealed interface Program {

  /** Returns the file that is started, for evidence about the program as a whole. */
  Path file();

  /**
   * A console script's entry point.
   *
   * @param launcher the file that runs it, for evidence about what is not there
   */
  record Entry(EntryPoint entryPoint, Path launcher) implements Program {
    @Override
    public Path file() {
      return launcher;
    }
  }

  /**
   * A Python program of its own.
   *
   * @param source its text, decoded as PEP 263 has it
   */
  record Script(Path file, String source) implements Program {}
}
