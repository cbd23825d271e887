package dev.auditpath.report;

import dev.auditpath.model.Severity;
import dev.auditpath.model.Visible;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * How a report is to look.
 *
 * @param version the program's
 * @param minSeverity findings less bad than this are left out
 * @param color whether severities are coloured
 * @param unicode whether the reader's terminal shows letters beyond ASCII
 * @param quiet findings only, and nothing when there are none
 * @param verbose search paths and their entries as well
 * @param pathText the text of a path; bytes that are not UTF-8 stand as lone surrogates (PEP 383)
 */
public record Presentation(
    String version,
    Severity minSeverity,
    boolean color,
    boolean unicode,
    boolean quiet,
    boolean verbose,
    Function<Path, String> pathText) {

  /** Returns this with another floor. */
  public Presentation withMinSeverity(Severity floor) {
    return new Presentation(version, floor, color, unicode, quiet, verbose, pathText);
  }

  /** Returns this for a file instead of a terminal. */
  public Presentation withoutColor() {
    return new Presentation(version, minSeverity, false, true, quiet, verbose, pathText);
  }

  /** Returns a path as it may be shown to a person. */
  public String shown(Path path) {
    return shown(pathText.apply(path));
  }

  /** Returns any text as it may be shown to a person. */
  public String shown(String text) {
    return Visible.text(text, unicode);
  }
}
