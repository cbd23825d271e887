package dev.auditpath.report;

import dev.auditpath.model.Audit;
import java.io.IOException;
import java.io.Writer;

/** A way to write an audit down. */
public interface ReportFormat {

  /** Returns the word that {@code --format} takes. */
  String id();

  /**
   * Writes the whole audit.
   *
   * @throws IOException where the writer does
   */
  void write(Audit audit, Presentation presentation, Writer out) throws IOException;
}
