package dev.auditpath.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.Problem;
import dev.auditpath.model.Provenance;
import dev.auditpath.model.PythonDistribution;
import dev.auditpath.model.Visible;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The pieces that all JSON documents share. The output is ASCII: whatever a name holds, no terminal
 * that shows the document acts on it. A byte that is not UTF-8 is written out as {@code \xff}.
 */
final class Json {
  private final JsonGenerator json;
  private final Function<Path, String> pathText;

  Json(JsonGenerator json, Function<Path, String> pathText) {
    this.json = json;
    this.pathText = pathText;
  }

  static JsonGenerator generator(Writer out) throws IOException {
    JsonGenerator json =
        JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build()
            .createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
    printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
    json.setPrettyPrinter(printer);
    return json;
  }

  void field(String name, String value) throws IOException {
    json.writeStringField(name, wellFormed(value));
  }

  void field(String name, Path value) throws IOException {
    field(name, pathText.apply(value));
  }

  void nullableField(String name, Optional<String> value) throws IOException {
    if (value.isPresent()) {
      field(name, value.get());
    } else {
      json.writeNullField(name);
    }
  }

  void paths(String name, List<Path> values) throws IOException {
    strings(name, values.stream().map(pathText).toList());
  }

  void strings(String name, List<String> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(wellFormed(value));
    }
    json.writeEndArray();
  }

  void problems(List<Problem> problems) throws IOException {
    json.writeArrayFieldStart("problems");
    for (Problem problem : problems) {
      json.writeStartObject();
      json.writeStringField("kind", problem.kind());
      field("path", problem.place());
      field("message", problem.message());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  void provider(String name, Provenance provenance) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("kind", provenance.kind());
    field("name", provenance.name());
    field("version", provenance.version());
    if (provenance instanceof PythonDistribution distribution) {
      field("installer", distribution.installer());
      json.writeStringField("origin", distribution.origin().word());
    }
    json.writeEndObject();
  }

  void candidates(String name, List<Candidate> candidates) throws IOException {
    json.writeArrayFieldStart(name);
    for (Candidate candidate : candidates) {
      json.writeStartObject();
      field("path", candidate.path());
      provider("provider", candidate.provenance());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static String wellFormed(String text) {
    StringBuilder wellFormed = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      if (Character.getType(point) == Character.SURROGATE) {
        wellFormed.append(Visible.text(Character.toString(point), false));
      } else {
        wellFormed.appendCodePoint(point);
      }
      i += Character.charCount(point);
    }
    return wellFormed.toString();
  }
}
