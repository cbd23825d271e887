package dev.auditpath.model;

import java.util.List;
import java.util.Optional;

/**
 * The file that starts a console script, as it reads.
 *
 * @param form what kind of program it is
 * @param writer who writes launchers of this text, for example {@code pip}; empty where it is no
 *     generated launcher
 * @param target what it runs; empty where it is no generated launcher
 * @param alterations what in it its writer does not write, the declared entry point that it does
 *     not run, the digest that is not RECORD's
 */
public record Launcher(
    Form form, String writer, Optional<EntryPoint> target, List<Evidence> alterations) {

  public Launcher {
    alterations = List.copyOf(alterations);
  }

  /** What kind of program a file is. */
  public enum Form {
    /** What an installer writes for an entry point, altered or not. */
    GENERATED,
    /** A Python program of its own. */
    PYTHON,
    /** A program for sh, bash, dash, ksh or zsh. */
    SHELL,
    /** A program for another interpreter. */
    OTHER_SCRIPT,
    /** A zip archive that Python runs (zipapp, PEX, shiv). */
    ZIP_APPLICATION,
    /** Machine code. */
    NATIVE,
    /** It could not be read, or is nothing that runs. */
    UNREADABLE
  }
}
