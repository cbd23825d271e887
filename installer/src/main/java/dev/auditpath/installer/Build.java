package dev.auditpath.installer;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is laid down.
 *
 * @param id names its folder; no two installs have the same
 * @param program the folder that the build left: {@code bin} and {@code lib}
 * @param installer the jar of this installer, which {@code audit-path service} runs; empty where
 *     the program has it
 * @param archiver the script that makes the class-data archive
 * @param javaHome the JDK whose jlink trims a runtime; empty where the program has one
 */
record Build(
    String id, Path program, Optional<Path> installer, Path archiver, Optional<Path> javaHome) {

  /** Returns the installer's place in a program. */
  static Path installerIn(Path program) {
    return program.resolve("lib/audit-path-installer.jar");
  }

  /** Returns the runtime's place in a program. */
  static Path runtimeIn(Path program) {
    return program.resolve("runtime");
  }
}
