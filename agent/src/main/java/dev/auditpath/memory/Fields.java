package dev.auditpath.memory;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One JSON object as it was read. What has another shape than asked for makes the whole file
 * damaged: it was written by this program, or it was not.
 */
public final class Fields {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(8).build())
          .build();

  private final Map<String, Object> values;

  private Fields(Map<String, Object> values) {
    this.values = values;
  }

  /**
   * Reads one object and nothing after it.
   *
   * @throws IOException where that is not what it is
   */
  static Fields parse(byte[] json) throws IOException {
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("is not a JSON object");
      }
      Fields fields = object(parser);
      if (parser.nextToken() != null) {
        throw new IOException("has more than one JSON object");
      }
      return fields;
    }
  }

  private static Fields object(JsonParser parser) throws IOException {
    Map<String, Object> values = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      parser.nextToken();
      values.put(key, value(parser));
    }
    return new Fields(values);
  }

  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
      case VALUE_STRING -> parser.getText();
      default -> throw new IOException("has a value that is none of ours");
    };
  }

  private static List<Object> array(JsonParser parser) throws IOException {
    List<Object> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      values.add(value(parser));
    }
    return values;
  }

  /** Returns the names of the fields, in the order in which they stand. */
  public List<String> names() {
    return List.copyOf(values.keySet());
  }

  /** Returns a text; empty where there is none. */
  public String text(String name) throws IOException {
    Object value = values.getOrDefault(name, "");
    if (value instanceof String text) {
      return text;
    }
    throw damaged(name);
  }

  /** Returns a number; 0 where there is none. */
  public long number(String name) throws IOException {
    Object value = values.getOrDefault(name, 0L);
    if (value instanceof Long number) {
      return number;
    }
    throw damaged(name);
  }

  /** Returns a truth value; false where there is none. */
  public boolean flag(String name) throws IOException {
    Object value = values.getOrDefault(name, false);
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw damaged(name);
  }

  /** Returns a time (ISO 8601); empty where there is none. */
  public Optional<Instant> time(String name) throws IOException {
    String text = text(name);
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    } catch (DateTimeException malformed) {
      throw new IOException("has a false time in \"" + name + "\"", malformed);
    }
  }

  /** Returns an object; one without fields where there is none. */
  public Fields object(String name) throws IOException {
    Object value = values.getOrDefault(name, new Fields(Map.of()));
    if (value instanceof Fields fields) {
      return fields;
    }
    throw damaged(name);
  }

  /** Returns a list of objects; an empty one where there is none. */
  public List<Fields> objects(String name) throws IOException {
    List<Fields> objects = new ArrayList<>();
    for (Object value : list(name)) {
      if (!(value instanceof Fields fields)) {
        throw damaged(name);
      }
      objects.add(fields);
    }
    return objects;
  }

  /** Returns a list of texts; an empty one where there is none. */
  public List<String> texts(String name) throws IOException {
    List<String> texts = new ArrayList<>();
    for (Object value : list(name)) {
      if (!(value instanceof String text)) {
        throw damaged(name);
      }
      texts.add(text);
    }
    return texts;
  }

  private List<?> list(String name) throws IOException {
    Object value = values.getOrDefault(name, List.of());
    if (value instanceof List<?> list) {
      return list;
    }
    throw damaged(name);
  }

  private static IOException damaged(String name) {
    return new IOException("has another kind of value in \"" + name + "\" than was written");
  }
}
