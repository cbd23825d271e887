package dev.auditpath.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.auditpath.model.DistributionScripts;
import dev.auditpath.model.Problem;
import dev.auditpath.model.PythonDistribution;
import dev.auditpath.model.PythonEnvironment;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The answer to {@code environments}: every Python environment, with what is installed in it. */
public final class EnvironmentsReport {
  private final Presentation presentation;

  public EnvironmentsReport(Presentation presentation) {
    this.presentation = presentation;
  }

  /**
   * Writes an environment on one line, and what else it is called and what is broken about it on
   * that line too.
   *
   * @param scripts how many console and GUI scripts its distributions declare
   */
  public void line(PythonEnvironment environment, int scripts, Writer out) throws IOException {
    StringBuilder line = new StringBuilder();
    line.append(
        String.format(
            Locale.ROOT,
            "%-17s %-8s %s  %s, %s, %s",
            environment.kind().word(),
            environment.python().isEmpty() ? "?" : presentation.shown(environment.python()),
            presentation.shown(environment.prefix()),
            Quantity.of(environment.distributions(), "distribution"),
            Quantity.of(scripts, "script"),
            environment.reach().word()));
    if (!environment.aliases().isEmpty()) {
      line.append("; also ").append(paths(environment.aliases()));
    }
    if (!environment.broken().isEmpty()) {
      line.append("; broken: ").append(presentation.shown(String.join(", ", environment.broken())));
    }
    out.write(line.append('\n').toString());
  }

  /** Writes the distributions of an environment below its line, one on each. */
  public void distributions(List<DistributionScripts> distributions, Writer out)
      throws IOException {
    for (DistributionScripts scripts : distributions) {
      PythonDistribution distribution = scripts.distribution();
      StringBuilder line = new StringBuilder("  ");
      line.append(presentation.shown(distribution.name() + " " + distribution.version()));
      line.append("  (").append(distribution.origin().word());
      if (!distribution.installer().isEmpty()) {
        line.append(" by ").append(presentation.shown(distribution.installer()));
      }
      line.append(')');
      names(line, "console", scripts.consoleScripts());
      names(line, "gui", scripts.guiScripts());
      names(line, "data", scripts.dataScripts());
      out.write(line.append('\n').toString());
    }
  }

  /** Writes what could not be looked at. */
  public void problems(List<Problem> problems, Writer out) throws IOException {
    for (Problem problem : problems) {
      out.write(
          "not seen: "
              + presentation.shown(problem.place())
              + ": "
              + presentation.shown(problem.message())
              + "\n");
    }
  }

  /** Opens a JSON document; see {@code config/environments.schema.json}. */
  public JsonGenerator begin(Writer out) throws IOException {
    JsonGenerator json = Json.generator(out);
    json.writeStartObject();
    json.writeStringField("schema", "audit-path/environments/1");
    json.writeArrayFieldStart("environments");
    return json;
  }

  /** Writes one environment into the document. */
  public void object(
      PythonEnvironment environment, List<DistributionScripts> distributions, JsonGenerator json)
      throws IOException {
    Json text = new Json(json, presentation.pathText());
    EnvironmentJson writer = new EnvironmentJson(json, text);
    json.writeStartObject();
    writer.fields(environment);
    text.paths("sitePackages", environment.sitePackages());
    text.paths("addedPaths", environment.addedPaths());
    writer.distributions(distributions);
    json.writeEndObject();
  }

  /** Ends the document with what could not be looked at. */
  public void end(List<Problem> problems, JsonGenerator json) throws IOException {
    Json text = new Json(json, presentation.pathText());
    json.writeEndArray();
    text.problems(problems);
    json.writeEndObject();
  }

  private void names(StringBuilder line, String label, List<String> names) {
    if (!names.isEmpty()) {
      line.append("  ").append(label).append(": ");
      line.append(presentation.shown(String.join(" ", names)));
    }
  }

  private String paths(List<Path> paths) {
    return paths.stream().map(presentation::shown).collect(Collectors.joining(", "));
  }
}
