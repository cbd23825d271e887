package dev.auditpath.notify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.auditpath.host.Host;
import dev.auditpath.host.OwnFile;
import dev.auditpath.host.PrivateDirectory;
import dev.auditpath.host.Problems;
import dev.auditpath.host.WholeFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/**
 * A JSON object of the user's own. One that is damaged, of another version, or not the user's alone
 * is kept aside, said so, and begun anew.
 */
final class PrivateJson {
  private static final int CAP = 16 * 1024 * 1024;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(8).build())
          .build();

  private final Path file;
  private final String schema;
  private final Host host;

  PrivateJson(Path file, String schema, Host host) {
    this.file = file;
    this.schema = schema;
    this.host = host;
  }

  /** Takes one field; the parser stands on its value. */
  @FunctionalInterface
  interface Field {
    void take(String name, JsonParser json) throws IOException;
  }

  /** Writes the fields after the first. */
  @FunctionalInterface
  interface Content {
    void write(JsonGenerator json) throws IOException;
  }

  /** Reads the file; returns false where there is none, or none that is any good. */
  boolean read(Field field, Problems problems) {
    try {
      if (!OwnFile.isUsersAlone(file, host)) {
        throw new IOException(OwnFile.FOREIGN);
      }
      parse(host.read(file, CAP), field);
      return true;
    } catch (NoSuchFileException | NotDirectoryException absent) {
      return false;
    } catch (IOException damaged) {
      OwnFile.keepAside(file, Problems.reason(damaged), host, problems);
      return false;
    }
  }

  private void parse(byte[] bytes, Field field) throws IOException {
    try (JsonParser json = JSON.createParser(bytes)) {
      boolean stated = false;
      demand(json.nextToken() == JsonToken.START_OBJECT);
      while (json.nextToken() != JsonToken.END_OBJECT) {
        demand(json.currentToken() == JsonToken.FIELD_NAME);
        String name = json.currentName();
        json.nextToken();
        if (name.equals("schema")) {
          demand(schema.equals(json.getText()));
          stated = true;
        } else {
          demand(stated);
          field.take(name, json);
        }
      }
      demand(stated && json.nextToken() == null);
    }
  }

  /**
   * @throws IOException where something is not as it was written
   */
  static void demand(boolean asWritten) throws IOException {
    if (!asWritten) {
      throw new IOException("is not as it was written");
    }
  }

  /** Writes the file in place of the one before. */
  void write(Content content) throws IOException {
    Path directory = file.getParent();
    if (directory != null) {
      PrivateDirectory.require(directory, host);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("schema", schema);
      content.write(json);
      json.writeEndObject();
    }
    bytes.write('\n');
    WholeFile.write(file, bytes.toByteArray());
  }
}
