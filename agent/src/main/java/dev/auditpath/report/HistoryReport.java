package dev.auditpath.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.auditpath.model.HistoryEntry;
import dev.auditpath.model.Problem;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/** The history, as text or as a JSON document; see {@code config/history.schema.json}. */
public final class HistoryReport {
  private final Presentation presentation;

  public HistoryReport(Presentation presentation) {
    this.presentation = presentation;
  }

  /** Writes it for a person, a line for each entry. */
  public void text(List<HistoryEntry> entries, List<Problem> problems, Writer out)
      throws IOException {
    for (HistoryEntry entry : entries) {
      out.write(
          entry.at().toString()
              + "  "
              + presentation.shown(entry.kind())
              + said(entry.fields())
              + "\n");
    }
    for (Problem problem : problems) {
      out.write(
          "note: "
              + presentation.shown(problem.place())
              + ": "
              + presentation.shown(problem.message())
              + "\n");
    }
  }

  private String said(Map<String, String> fields) {
    String message = fields.getOrDefault("message", "");
    if (!message.isEmpty()) {
      return "  "
          + presentation.shown(fields.getOrDefault("severity", ""))
          + "  "
          + presentation.shown(message)
          + "  ["
          + presentation.shown(fields.getOrDefault("rule", ""))
          + "]";
    }
    StringBuilder said = new StringBuilder();
    fields.values().forEach(value -> said.append("  ").append(presentation.shown(value)));
    return said.toString();
  }

  /** Writes it for programs. */
  public void json(List<HistoryEntry> entries, List<Problem> problems, Writer out)
      throws IOException {
    try (JsonGenerator json = Json.generator(out)) {
      Json text = new Json(json, presentation.pathText());
      json.writeStartObject();
      json.writeStringField("schema", "audit-path/history/1");
      json.writeArrayFieldStart("entries");
      for (HistoryEntry entry : entries) {
        json.writeStartObject();
        json.writeStringField("at", entry.at().toString());
        text.field("kind", entry.kind());
        for (Map.Entry<String, String> field : entry.fields().entrySet()) {
          text.field(field.getKey(), field.getValue());
        }
        json.writeEndObject();
      }
      json.writeEndArray();
      text.problems(problems);
      json.writeEndObject();
    }
    out.write("\n");
  }
}
