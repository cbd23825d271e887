package dev.auditpath.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.auditpath.model.AgentStatus;
import dev.auditpath.model.Gap;
import dev.auditpath.model.Problem;
import dev.auditpath.model.Severity;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The agent's status, as text or as a JSON document; see {@code config/status.schema.json}. */
public final class StatusReport {
  private final Presentation presentation;
  private final boolean up;
  private final String inWords;
  private final Optional<AgentStatus> status;
  private final int waiting;

  /**
   * @param up whether the agent runs and its watches are armed
   * @param inWords the same as a clause
   * @param status what it says of itself; empty where none runs
   * @param waiting how many findings wait to be told
   */
  public StatusReport(
      Presentation presentation,
      boolean up,
      String inWords,
      Optional<AgentStatus> status,
      int waiting) {
    this.presentation = presentation;
    this.up = up;
    this.inWords = inWords;
    this.status = status;
    this.waiting = waiting;
  }

  /** Writes it for a person. */
  public void text(List<Problem> problems, Writer out) throws IOException {
    out.write((up ? "up: " : "not up: ") + presentation.shown(inWords) + "\n");
    if (status.isPresent()) {
      text(status.get(), out);
    }
    if (waiting > 0) {
      line(
          "waiting",
          Quantity.of(waiting, "finding") + " to be told; audit-path --now lists all",
          out);
    }
    for (Problem problem : problems) {
      line("note", problem.place() + ": " + problem.message(), out);
    }
  }

  private void text(AgentStatus agent, Writer out) throws IOException {
    line(
        "watches",
        Quantity.of(agent.watched(), "director", "y", "ies")
            + " (at most "
            + String.format(Locale.ROOT, "%,d", agent.allowance())
            + ")",
        out);
    if (!agent.polled().isEmpty()) {
      line(
          "polls",
          Quantity.of(agent.polled().size(), "director", "y", "ies")
              + " every half minute: "
              + String.join("; ", agent.polledBecause()),
          out);
    }
    line(
        "audits",
        String.format(
            Locale.ROOT,
            "%,d, the last at %s in %.1f s%s",
            agent.audits(),
            agent.lastAudit(),
            agent.lastDuration().toMillis() / 1000.0,
            agent.complete() ? "" : ", incomplete"),
        out);
    line("finds", findings(agent), out);
    for (String searchPath : agent.searchPaths()) {
      line("path", searchPath, out);
    }
    if (agent.residentKilobytes() > 0) {
      line("memory", agent.residentKilobytes() / 1024 + " MB", out);
    }
    if (agent.overflows() > 0) {
      line(
          "lost",
          Quantity.of((int) agent.overflows(), "time") + " events; looked at everything again",
          out);
    }
    for (Gap gap : agent.gaps()) {
      line("gap", gap.from() + " to " + gap.to() + ": " + gap.reason(), out);
    }
    for (String problem : agent.problems()) {
      line("note", problem, out);
    }
  }

  private static String findings(AgentStatus agent) {
    List<String> parts = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      int count = agent.findings().getOrDefault(severity, 0);
      if (count > 0) {
        parts.add(count + " " + severity.word());
      }
    }
    String found = parts.isEmpty() ? "nothing" : String.join(", ", parts);
    return agent.allowed() == 0 ? found : found + "; " + agent.allowed() + " allowed";
  }

  private void line(String label, String value, Writer out) throws IOException {
    out.write("  " + label + " ".repeat(9 - label.length()) + presentation.shown(value) + "\n");
  }

  /** Writes it for programs. */
  public void json(List<Problem> problems, Writer out) throws IOException {
    try (JsonGenerator json = Json.generator(out)) {
      Json text = new Json(json, presentation.pathText());
      json.writeStartObject();
      json.writeStringField("schema", "audit-path/status/1");
      json.writeBooleanField("up", up);
      text.field("inWords", inWords);
      json.writeNumberField("waiting", waiting);
      if (status.isPresent()) {
        json(status.get(), json, text);
      }
      text.problems(problems);
      json.writeEndObject();
    }
    out.write("\n");
  }

  private static void json(AgentStatus agent, JsonGenerator json, Json text) throws IOException {
    json.writeNumberField("processId", agent.processId());
    json.writeStringField("started", agent.started().toString());
    json.writeBooleanField("armed", agent.armed());
    json.writeNumberField("audits", agent.audits());
    json.writeStringField("lastAudit", agent.lastAudit().toString());
    json.writeNumberField("lastDurationMs", agent.lastDuration().toMillis());
    json.writeBooleanField("complete", agent.complete());
    json.writeObjectFieldStart("findings");
    for (Severity severity : Severity.values()) {
      json.writeNumberField(severity.word(), agent.findings().getOrDefault(severity, 0));
    }
    json.writeEndObject();
    json.writeNumberField("allowed", agent.allowed());
    text.strings("searchPaths", agent.searchPaths());
    json.writeNumberField("watched", agent.watched());
    json.writeNumberField("allowance", agent.allowance());
    text.strings("polled", agent.polled());
    text.strings("polledBecause", agent.polledBecause());
    json.writeNumberField("overflows", agent.overflows());
    json.writeArrayFieldStart("gaps");
    for (Gap gap : agent.gaps()) {
      json.writeStartObject();
      json.writeStringField("from", gap.from().toString());
      json.writeStringField("to", gap.to().toString());
      text.field("reason", gap.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
    text.strings("notSeen", agent.problems());
    json.writeNumberField("residentKilobytes", agent.residentKilobytes());
  }
}
