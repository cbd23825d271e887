package dev.auditpath.examine;

import dev.auditpath.behaviour.Modules;
import dev.auditpath.behaviour.Program;
import dev.auditpath.behaviour.Subject;
import dev.auditpath.model.Behaviour;
import java.nio.file.Path;

/**
 * Tells what programs can do by their text alone; the pure part of an examination. For several
 * threads.
 */
public interface CodeReader {

  /** Returns what a Python program and the modules behind it can do. */
  Behaviour python(Subject subject, Program program, Modules modules);

  /**
   * Returns what a program for a shell can do.
   *
   * @param text bytes that are not UTF-8 stand as replacement characters
   */
  Behaviour shell(Subject subject, Path file, String text);
}
