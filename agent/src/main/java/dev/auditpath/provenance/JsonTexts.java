package dev.auditpath.provenance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Reads the texts of a small JSON document by their dotted path; arrays are left out. */
final class JsonTexts {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonTexts() {}

  /**
   * Returns the texts of an object and of the objects in it, for example {@code node.runtime}.
   *
   * @throws IOException where it is no JSON
   */
  static Map<String, String> parse(byte[] document) throws IOException {
    Map<String, String> texts = new HashMap<>();
    Deque<String> prefixes = new ArrayDeque<>();
    try (JsonParser json = JSON.createParser(document)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.START_ARRAY) {
          json.skipChildren();
        } else if (token == JsonToken.START_OBJECT) {
          String name = json.getParsingContext().getParent().getCurrentName();
          prefixes.push(name == null ? "" : prefixes.peek() + name + ".");
        } else if (token == JsonToken.END_OBJECT) {
          prefixes.pop();
        } else if (token == JsonToken.VALUE_STRING && !prefixes.isEmpty()) {
          texts.put(prefixes.peek() + json.currentName(), json.getText());
        }
      }
    }
    return texts;
  }
}
