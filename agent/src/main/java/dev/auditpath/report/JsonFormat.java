package dev.auditpath.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.auditpath.model.Audit;
import dev.auditpath.model.CommandName;
import dev.auditpath.model.Counts;
import dev.auditpath.model.Evidence;
import dev.auditpath.model.Exposure;
import dev.auditpath.model.Finding;
import dev.auditpath.model.PythonEnvironment;
import dev.auditpath.model.SearchPath;
import dev.auditpath.model.SearchPathEntry;
import dev.auditpath.model.Severity;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/** The report as one JSON document, in a stable order; see {@code config/report.schema.json}. */
public final class JsonFormat implements ReportFormat {

  @Override
  public String id() {
    return "json";
  }

  @Override
  public void write(Audit audit, Presentation presentation, Writer out) throws IOException {
    try (JsonGenerator json = Json.generator(out)) {
      new Document(json, presentation).write(audit);
    }
    out.write("\n");
  }

  /** One document in the making. */
  private static final class Document {
    private final JsonGenerator json;
    private final Presentation presentation;
    private final Json text;

    Document(JsonGenerator json, Presentation presentation) {
      this.json = json;
      this.presentation = presentation;
      this.text = new Json(json, presentation.pathText());
    }

    void write(Audit audit) throws IOException {
      json.writeStartObject();
      json.writeStringField("schema", "audit-path/report/1");
      json.writeObjectFieldStart("tool");
      json.writeStringField("name", "audit-path");
      json.writeStringField("version", presentation.version());
      json.writeEndObject();
      json.writeStringField("started", audit.started().toString());
      json.writeNumberField("durationMs", audit.duration().toMillis());
      json.writeBooleanField("complete", audit.complete());
      text.problems(audit.problems());
      searchPaths(audit.inventory().searchPaths());
      environments(audit.inventory().environments());
      counts(audit.counts());
      json.writeArrayFieldStart("findings");
      List<Finding> findings = audit.atLeast(presentation.minSeverity());
      for (Finding finding : findings) {
        finding(finding);
      }
      json.writeEndArray();
      summary(Audit.summary(findings));
      json.writeEndObject();
    }

    private void searchPaths(List<SearchPath> searchPaths) throws IOException {
      json.writeArrayFieldStart("searchPaths");
      for (SearchPath searchPath : searchPaths) {
        json.writeStartObject();
        json.writeStringField("id", searchPath.id());
        text.field("source", searchPath.source());
        json.writeArrayFieldStart("entries");
        for (SearchPathEntry entry : searchPath.entries()) {
          entry(entry);
        }
        json.writeEndArray();
        json.writeEndObject();
      }
      json.writeEndArray();
    }

    private void entry(SearchPathEntry entry) throws IOException {
      json.writeStartObject();
      text.field("directory", entry.directory());
      text.field("written", entry.written());
      json.writeStringField("status", entry.status().word());
      json.writeStringField("role", entry.role().word());
      if (!entry.note().isEmpty()) {
        text.field("note", entry.note());
      }
      List<Exposure> writers = entry.exposures().isEmpty() ? entry.creators() : entry.exposures();
      if (!writers.isEmpty()) {
        json.writeArrayFieldStart("writableBy");
        for (Exposure exposure : writers) {
          json.writeStartObject();
          text.field("directory", exposure.directory());
          text.field("who", exposure.who());
          json.writeEndObject();
        }
        json.writeEndArray();
      }
      json.writeEndObject();
    }

    private void environments(List<PythonEnvironment> environments) throws IOException {
      json.writeArrayFieldStart("environments");
      for (PythonEnvironment environment : environments) {
        json.writeStartObject();
        new EnvironmentJson(json, text).fields(environment);
        json.writeEndObject();
      }
      json.writeEndArray();
    }

    private void counts(Counts counts) throws IOException {
      json.writeObjectFieldStart("counts");
      json.writeNumberField("directories", counts.directories());
      json.writeNumberField("executables", counts.executables());
      json.writeNumberField("commands", counts.commands());
      json.writeNumberField("distributions", counts.distributions());
      json.writeNumberField("environments", counts.environments());
      json.writeNumberField("consoleScripts", counts.consoleScripts());
      json.writeEndObject();
    }

    private void finding(Finding finding) throws IOException {
      json.writeStartObject();
      json.writeStringField("rule", finding.rule());
      json.writeStringField("severity", finding.severity().word());
      text.nullableField("command", finding.command().map(CommandName::display));
      text.field("path", finding.path());
      json.writeStringField("searchPath", finding.searchPath());
      json.writeBooleanField("active", finding.active());
      text.nullableField("environment", finding.environment().map(presentation.pathText()));
      text.paths("alsoIn", finding.alsoIn());
      text.provider("provider", finding.provider());
      text.candidates("shadowed", finding.shadowed());
      text.field("message", finding.message());
      json.writeArrayFieldStart("evidence");
      for (Evidence evidence : finding.evidence()) {
        evidence(evidence);
      }
      json.writeEndArray();
      text.strings("remediation", finding.remediation());
      json.writeStringField("fingerprint", finding.fingerprint());
      json.writeEndObject();
    }

    private void evidence(Evidence evidence) throws IOException {
      json.writeStartObject();
      json.writeStringField("kind", evidence.kind());
      text.field("path", evidence.path());
      json.writeNumberField("line", evidence.line());
      text.field("detail", evidence.detail());
      text.field("excerpt", evidence.excerpt());
      text.strings("chain", evidence.chain());
      json.writeEndObject();
    }

    private void summary(Map<Severity, Integer> summary) throws IOException {
      json.writeObjectFieldStart("summary");
      for (Map.Entry<Severity, Integer> entry : summary.entrySet()) {
        json.writeNumberField(entry.getKey().word(), entry.getValue());
      }
      json.writeEndObject();
    }
  }
}
