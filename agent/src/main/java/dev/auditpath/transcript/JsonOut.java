package dev.auditpath.transcript;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.auditpath.host.Host;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes objects for {@link JsonIn} to read. The output is ASCII, so that lone surrogates, which
 * stand for bytes that are no UTF-8 (PEP 383), come back as they were.
 */
public final class JsonOut {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final JsonGenerator json;
  private final Host host;

  private JsonOut(JsonGenerator json, Host host) {
    this.json = json;
    this.host = host;
  }

  /** Writes something. */
  @FunctionalInterface
  public interface Content {
    void write(JsonOut out) throws IOException;
  }

  /** Writes one item of a list. */
  @FunctionalInterface
  public interface Item<T> {
    void write(T item, JsonOut out) throws IOException;
  }

  /** Returns one object as bytes. */
  public static byte[] object(Host host, Content content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      content.write(new JsonOut(json, host));
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  public void text(String name, String value) throws IOException {
    json.writeStringField(name, value);
  }

  public void number(String name, long value) throws IOException {
    json.writeNumberField(name, value);
  }

  public void flag(String name, boolean value) throws IOException {
    json.writeBooleanField(name, value);
  }

  /**
   * Writes a path.
   *
   * @throws IOException where it is not absolute: it would come back as another
   */
  public void path(String name, Path value) throws IOException {
    if (!value.isAbsolute()) {
      throw new IOException("a relative path cannot be kept");
    }
    json.writeStringField(name, host.text(value));
  }

  public void texts(String name, Iterable<String> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  /** Writes a list of objects. */
  public <T> void objects(String name, List<T> items, Item<? super T> item) throws IOException {
    json.writeArrayFieldStart(name);
    for (T one : items) {
      json.writeStartObject();
      item.write(one, this);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Writes an object. */
  public void object(String name, Content content) throws IOException {
    json.writeObjectFieldStart(name);
    content.write(this);
    json.writeEndObject();
  }
}
