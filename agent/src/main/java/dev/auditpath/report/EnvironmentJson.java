package dev.auditpath.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.auditpath.model.DistributionScripts;
import dev.auditpath.model.PythonDistribution;
import dev.auditpath.model.PythonEnvironment;
import java.io.IOException;
import java.util.List;

/** Python environments as the JSON documents show them. */
final class EnvironmentJson {
  private final JsonGenerator json;
  private final Json text;

  EnvironmentJson(JsonGenerator json, Json text) {
    this.json = json;
    this.text = text;
  }

  /** Writes the fields of an environment into an object that is open. */
  void fields(PythonEnvironment environment) throws IOException {
    json.writeStringField("kind", environment.kind().word());
    text.field("prefix", environment.prefix());
    text.field("binDirectory", environment.binDirectory());
    text.field("python", environment.python());
    if (environment.interpreter().isPresent()) {
      text.field("interpreter", environment.interpreter().get());
    }
    json.writeStringField("reach", environment.reach().word());
    if (!environment.aliases().isEmpty()) {
      text.paths("aliases", environment.aliases());
    }
    if (!environment.broken().isEmpty()) {
      text.strings("broken", environment.broken());
    }
  }

  void distributions(List<DistributionScripts> distributions) throws IOException {
    json.writeArrayFieldStart("distributions");
    for (DistributionScripts scripts : distributions) {
      PythonDistribution distribution = scripts.distribution();
      json.writeStartObject();
      text.field("name", distribution.name());
      text.field("version", distribution.version());
      text.field("installer", distribution.installer());
      json.writeStringField("origin", distribution.origin().word());
      text.field("metadata", distribution.metadata());
      text.strings("consoleScripts", scripts.consoleScripts());
      text.strings("guiScripts", scripts.guiScripts());
      text.strings("dataScripts", scripts.dataScripts());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
