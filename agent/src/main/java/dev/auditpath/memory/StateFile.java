package dev.auditpath.memory;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
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
import java.util.Optional;

/**
 * A JSON object of the user's own in a private directory, whole or not there at all. Its first
 * field is {@code "schema": "audit-path/NAME/VERSION"}.
 *
 * <p>One that is damaged, or that is not the user's alone, is kept aside under a name that ends in
 * {@code .aside}; one of a newer version is left alone.
 */
final class StateFile {
  private static final int CAP = 64 * 1024 * 1024;
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final Path file;
  private final String schema;
  private final int version;

  /**
   * @param schema without the version, for example {@code audit-path/baseline/}
   * @param version the one that is written, and the newest that is read
   */
  StateFile(Path file, String schema, int version) {
    this.file = file;
    this.schema = schema;
    this.version = version;
  }

  /** Writes the fields after the first. */
  @FunctionalInterface
  interface Content {
    void write(JsonGenerator json) throws IOException;
  }

  /** Makes something of what was read. */
  @FunctionalInterface
  interface Reading<T> {
    T of(Fields fields) throws IOException;
  }

  Path file() {
    return file;
  }

  /**
   * Reads the file; empty where there is none, or none that is any good.
   *
   * @throws NewerStateException where a newer version wrote it
   */
  <T> Optional<T> read(Host host, Problems problems, Reading<T> reading)
      throws NewerStateException {
    try {
      if (!OwnFile.isUsersAlone(file, host)) {
        throw new IOException(OwnFile.FOREIGN);
      }
      Fields fields = Fields.parse(host.read(file, CAP));
      requireVersion(fields.text("schema"), host);
      return Optional.of(reading.of(fields));
    } catch (NoSuchFileException | NotDirectoryException absent) {
      return Optional.empty();
    } catch (NewerStateException newer) {
      throw newer;
    } catch (IOException damaged) {
      OwnFile.keepAside(file, Problems.reason(damaged), host, problems);
      return Optional.empty();
    }
  }

  private void requireVersion(String stated, Host host) throws IOException {
    if (!stated.startsWith(schema)) {
      throw new IOException("does not begin as it should");
    }
    try {
      int number = Integer.parseInt(stated.substring(schema.length()));
      if (number > version) {
        throw new NewerStateException(host.text(file));
      }
      if (number < 1) {
        throw new IOException("has a false version");
      }
    } catch (NumberFormatException malformed) {
      throw new IOException("has a false version", malformed);
    }
  }

  /** Writes the file in place of the one before. */
  void write(Host host, Content content) throws IOException {
    write(host, encode(content));
  }

  /** Writes what {@link #encode} made in place of the file before. */
  void write(Host host, byte[] encoded) throws IOException {
    Path directory = file.getParent();
    if (directory != null) {
      PrivateDirectory.require(directory, host);
    }
    WholeFile.write(file, encoded);
  }

  /** Returns the whole file. */
  byte[] encode(Content content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("schema", schema + version);
      content.write(json);
      json.writeEndObject();
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }
}
