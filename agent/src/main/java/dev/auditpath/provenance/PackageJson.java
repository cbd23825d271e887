package dev.auditpath.provenance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a npm package says of itself in {@code package.json}, as far as commands go.
 *
 * @param name with its scope, for example {@code @angular/cli}; empty when missing
 * @param version empty when missing
 * @param bin file by command, relative to the package; a single file stands under the name
 * @param binDirectory every file in it is a command; empty when missing
 */
record PackageJson(String name, String version, Map<String, String> bin, String binDirectory) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int MOST_COMMANDS = 10_000;

  /**
   * Reads the top level of a document.
   *
   * @throws IOException where it is no JSON
   */
  static PackageJson parse(byte[] document) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    Map<String, String> bin = new LinkedHashMap<>();
    try (JsonParser json = JSON.createParser(document)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("is no JSON object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        readField(json, texts, bin);
      }
    }
    String name = texts.getOrDefault("name", "");
    String single = texts.getOrDefault("bin", "");
    if (!single.isEmpty()) {
      bin.put(name.substring(name.indexOf('/') + 1), single);
    }
    return new PackageJson(
        name,
        texts.getOrDefault("version", ""),
        Map.copyOf(bin),
        texts.getOrDefault("directories.bin", ""));
  }

  private static void readField(JsonParser json, Map<String, String> texts, Map<String, String> bin)
      throws IOException {
    String field = json.currentName();
    JsonToken value = json.nextToken();
    if (value == JsonToken.VALUE_STRING) {
      texts.put(field, json.getText());
    } else if (value == JsonToken.START_OBJECT && field.equals("bin")) {
      bin.putAll(readTexts(json));
    } else if (value == JsonToken.START_OBJECT && field.equals("directories")) {
      texts.put("directories.bin", readTexts(json).getOrDefault("bin", ""));
    } else {
      json.skipChildren();
    }
  }

  private static Map<String, String> readTexts(JsonParser json) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      if (json.nextToken() == JsonToken.VALUE_STRING && texts.size() < MOST_COMMANDS) {
        texts.put(field, json.getText());
      } else {
        json.skipChildren();
      }
    }
    return texts;
  }
}
