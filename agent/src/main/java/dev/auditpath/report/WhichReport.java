package dev.auditpath.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.CommandName;
import dev.auditpath.model.Hop;
import dev.auditpath.model.Resolution;
import dev.auditpath.model.Runnability;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The answer to {@code which}: every candidate of a command, on every search path. */
public final class WhichReport {
  private final Presentation presentation;

  public WhichReport(Presentation presentation) {
    this.presentation = presentation;
  }

  /**
   * Writes one command for a person to read; search paths with the same answer stand together.
   *
   * @param resolutions one for each search path, in order
   * @param note what a shell would do otherwise; empty when nothing
   */
  public void writeText(CommandName command, List<Resolution> resolutions, String note, Writer out)
      throws IOException {
    out.write(presentation.shown(command.display()) + "\n");
    Map<List<Candidate>, List<String>> answers = new LinkedHashMap<>();
    for (Resolution resolution : resolutions) {
      answers
          .computeIfAbsent(resolution.candidates(), any -> new ArrayList<>())
          .add(resolution.searchPath());
    }
    for (Map.Entry<List<Candidate>, List<String>> answer : answers.entrySet()) {
      out.write("  on " + String.join(", ", answer.getValue()) + ":\n");
      out.write(text(new Resolution(command, "", Optional.empty(), answer.getKey())));
    }
    if (!note.isEmpty()) {
      out.write("  note: " + note + "\n");
    }
  }

  private String text(Resolution resolution) {
    if (resolution.candidates().isEmpty()) {
      return "    not found\n";
    }
    StringBuilder text = new StringBuilder();
    for (Candidate candidate : resolution.candidates()) {
      boolean wins = wins(resolution, candidate);
      text.append("    ")
          .append(wins ? "* " : "  ")
          .append(presentation.shown(candidate.path()))
          .append("  ")
          .append(said(resolution, candidate))
          .append('\n');
      for (Hop hop : candidate.hops()) {
        text.append("        ")
            .append(hop.how())
            .append(" to ")
            .append(presentation.shown(hop.to()))
            .append('\n');
      }
    }
    return text.toString();
  }

  private String said(Resolution resolution, Candidate candidate) {
    if (!candidate.runnability().runs()) {
      return "skipped: " + candidate.runnability().sentence();
    }
    String provider = presentation.shown(Providers.inWords(candidate.provenance()));
    String note =
        candidate.runnability() == Runnability.RUNS
            ? ""
            : "; " + candidate.runnability().sentence();
    if (wins(resolution, candidate)) {
      return provider + note;
    }
    return provider + (shadowed(resolution, candidate) ? ", hidden" : ", the same file") + note;
  }

  /** Writes one command as JSON; see {@code config/which.schema.json}. */
  public void writeJson(CommandName command, List<Resolution> resolutions, JsonGenerator json)
      throws IOException {
    Json text = new Json(json, presentation.pathText());
    json.writeStartObject();
    json.writeStringField("schema", "audit-path/which/1");
    text.field("name", command.display());
    json.writeArrayFieldStart("searchPaths");
    for (Resolution resolution : resolutions) {
      json.writeStartObject();
      json.writeStringField("id", resolution.searchPath());
      json.writeArrayFieldStart("candidates");
      for (Candidate candidate : resolution.candidates()) {
        candidate(resolution, candidate, json, text);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Returns a generator for {@link #writeJson}. */
  public static JsonGenerator generator(Writer out) throws IOException {
    return Json.generator(out);
  }

  private static void candidate(
      Resolution resolution, Candidate candidate, JsonGenerator json, Json text)
      throws IOException {
    json.writeStartObject();
    text.field("path", candidate.path());
    text.field("realPath", candidate.realPath());
    text.provider("provider", candidate.provenance());
    json.writeBooleanField("wins", wins(resolution, candidate));
    json.writeBooleanField("shadowed", shadowed(resolution, candidate));
    json.writeStringField(
        "status", candidate.runnability().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    if (candidate.runnability() != Runnability.RUNS) {
      text.field("note", candidate.runnability().sentence());
    }
    if (!candidate.hops().isEmpty()) {
      json.writeArrayFieldStart("hops");
      for (Hop hop : candidate.hops()) {
        json.writeStartObject();
        json.writeStringField("how", hop.how());
        text.field("to", hop.to());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static boolean wins(Resolution resolution, Candidate candidate) {
    return resolution.winner().filter(candidate::equals).isPresent();
  }

  private static boolean shadowed(Resolution resolution, Candidate candidate) {
    return resolution.shadowed().contains(candidate);
  }
}
