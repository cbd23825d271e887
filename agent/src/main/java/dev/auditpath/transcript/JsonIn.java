package dev.auditpath.transcript;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.auditpath.host.Host;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link JsonOut} wrote, field by field in the order of writing. Whatever else stands
 * there was not written by it, and is an {@link IOException}.
 */
public final class JsonIn {
  private static final int DEEPEST = 16;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build();

  private final JsonParser json;
  private final Host host;

  private JsonIn(JsonParser json, Host host) {
    this.json = json;
    this.host = host;
  }

  /** Makes something of what is read. */
  @FunctionalInterface
  public interface Reading<T> {
    T of(JsonIn in) throws IOException;
  }

  /** Reads one object and nothing after it. */
  public static <T> T object(ByteBuffer bytes, Host host, Reading<T> reading) throws IOException {
    try (JsonParser json =
        JSON.createParser(
            bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining())) {
      JsonIn in = new JsonIn(json, host);
      T read = in.object(reading);
      in.require(null);
      return read;
    }
  }

  public String text(String name) throws IOException {
    field(name, JsonToken.VALUE_STRING);
    return json.getText();
  }

  public long number(String name) throws IOException {
    field(name, JsonToken.VALUE_NUMBER_INT);
    return json.getLongValue();
  }

  /** Reads a number of 32 bits. */
  public int count(String name) throws IOException {
    long number = number(name);
    if (number != (int) number) {
      throw new IOException("has a false number");
    }
    return (int) number;
  }

  public boolean flag(String name) throws IOException {
    field(name);
    JsonToken token = json.nextToken();
    if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
      throw unexpected();
    }
    return token == JsonToken.VALUE_TRUE;
  }

  public Path path(String name) throws IOException {
    String text = text(name);
    if (!text.startsWith("/")) {
      throw new IOException("has a relative path");
    }
    try {
      return host.path(text);
    } catch (InvalidPathException malformed) {
      throw new IOException("has a false path", malformed);
    }
  }

  public List<String> texts(String name) throws IOException {
    field(name, JsonToken.START_ARRAY);
    List<String> texts = new ArrayList<>();
    while (json.nextToken() == JsonToken.VALUE_STRING) {
      texts.add(json.getText());
    }
    if (json.currentToken() != JsonToken.END_ARRAY) {
      throw unexpected();
    }
    return texts;
  }

  /** Reads a list of objects. */
  public <T> List<T> objects(String name, Reading<T> reading) throws IOException {
    field(name, JsonToken.START_ARRAY);
    List<T> items = new ArrayList<>();
    while (json.nextToken() == JsonToken.START_OBJECT) {
      items.add(rest(reading));
    }
    if (json.currentToken() != JsonToken.END_ARRAY) {
      throw unexpected();
    }
    return items;
  }

  /** Reads an object. */
  public <T> T object(String name, Reading<T> reading) throws IOException {
    field(name);
    return object(reading);
  }

  private <T> T object(Reading<T> reading) throws IOException {
    require(JsonToken.START_OBJECT);
    return rest(reading);
  }

  private <T> T rest(Reading<T> reading) throws IOException {
    T read = reading.of(this);
    require(JsonToken.END_OBJECT);
    return read;
  }

  private void field(String name, JsonToken value) throws IOException {
    field(name);
    require(value);
  }

  private void field(String name) throws IOException {
    require(JsonToken.FIELD_NAME);
    if (!json.currentName().equals(name)) {
      throw unexpected();
    }
  }

  private void require(@Nullable JsonToken token) throws IOException {
    if (json.nextToken() != token) {
      throw unexpected();
    }
  }

  private static IOException unexpected() {
    return new IOException("holds what was not written there");
  }
}
