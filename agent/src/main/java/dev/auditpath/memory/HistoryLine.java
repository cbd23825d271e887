package dev.auditpath.memory;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.auditpath.model.HistoryEntry;
import dev.auditpath.model.Sha256;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One entry as it stands in the file: a JSON object on one line, in ASCII, which holds the digest
 * of the line before it.
 *
 * @param number 1 is the very first
 * @param previous the digest of the line before; {@link #NONE} in the very first
 */
record HistoryLine(long number, String previous, HistoryEntry entry) {
  static final String NONE = "";

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /** Returns the line, without its end. */
  String text() throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("n", number);
      json.writeStringField("at", entry.at().toString());
      json.writeStringField("kind", entry.kind());
      for (Map.Entry<String, String> field : entry.fields().entrySet()) {
        json.writeStringField(field.getKey(), field.getValue());
      }
      json.writeStringField("previous", previous);
      json.writeEndObject();
    }
    return text.toString();
  }

  /** Reads what {@link #text} wrote. */
  static HistoryLine parse(String line) throws IOException {
    Fields fields = Fields.parse(line.getBytes(StandardCharsets.UTF_8));
    Map<String, String> said = new LinkedHashMap<>();
    for (String name : fields.names()) {
      if (!name.equals("n")
          && !name.equals("at")
          && !name.equals("kind")
          && !name.equals("previous")) {
        said.put(name, fields.text(name));
      }
    }
    return new HistoryLine(
        fields.number("n"),
        fields.text("previous"),
        new HistoryEntry(fields.time("at").orElse(Instant.EPOCH), fields.text("kind"), said));
  }

  /** Returns the digest of a line, as the next one holds it. */
  static String digest(String line) {
    byte[] digest = Sha256.begin().digest(line.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest, 0, 16);
  }
}
