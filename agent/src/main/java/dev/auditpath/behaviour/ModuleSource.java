package dev.auditpath.behaviour;

import java.nio.file.Path;

/** What stands behind a module's name on an environment's import path. */
public sealed interface ModuleSource {

  /**
   * A module whose text can be read.
   *
   * @param file the file
   * @param source its text, decoded as PEP 263 has it
   * @param isPackage whether it is a package's {@code __init__}
   * @param distribution normalized name of the distribution that brought it; empty when unknown
   */
  record Text(Path file, String source, boolean isPackage, String distribution)
      implements ModuleSource {}

  /** A package without {@code __init__} (PEP 420). */
  record Namespace() implements ModuleSource {}

  /**
   * A module whose text is not to be had: byte code alone, byte code that is not checked against
   * its source, native code, text in no known encoding, a file past a bound.
   *
   * @param file the file
   * @param reason the end of the sentence "it could not be read: …"
   * @param kind {@code native-code} or {@code dynamic-code}, as evidence has it
   */
  record Unreadable(Path file, String reason, String kind) implements ModuleSource {}

  /**
   * A module of the standard library or of a widely used library, known by its interface and not
   * followed.
   *
   * @param distribution normalized name; empty for the standard library
   */
  record Library(String distribution) implements ModuleSource {}

  /** No module of this name. */
  record Missing() implements ModuleSource {}
}
