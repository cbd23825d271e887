package dev.auditpath.provenance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The two lists that {@code cargo install} keeps of what it installed, with the crate by command.
 *
 * <p>{@code .crates2.json}: {@code {"installs":{"NAME VERSION (SOURCE)":{"bins":["COMMAND"]}}}}.
 * {@code .crates.toml}: a table {@code [v1]} with lines {@code "NAME VERSION (SOURCE)" =
 * ["COMMAND"]}, which cargo writes one to a line, or, where there are several commands, one command
 * to a line.
 */
final class CargoInstalls {
  private static final JsonFactory JSON = new JsonFactory();

  private CargoInstalls() {}

  /**
   * A crate of one version.
   *
   * @param version empty where the list holds none
   */
  record Crate(String name, String version) {}

  static Map<String, Crate> parseJson(byte[] document) throws IOException {
    Map<String, Crate> crates = new HashMap<>();
    try (JsonParser json = JSON.createParser(document)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("is no JSON object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        if (json.nextToken() == JsonToken.START_OBJECT && field.equals("installs")) {
          readInstalls(json, crates);
        } else {
          json.skipChildren();
        }
      }
    }
    return crates;
  }

  private static void readInstalls(JsonParser json, Map<String, Crate> crates) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      Optional<Crate> crate = crate(json.currentName());
      if (json.nextToken() == JsonToken.START_OBJECT && crate.isPresent()) {
        readBins(json, crate.get(), crates);
      } else {
        json.skipChildren();
      }
    }
  }

  private static void readBins(JsonParser json, Crate crate, Map<String, Crate> crates)
      throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      if (json.nextToken() != JsonToken.START_ARRAY || !field.equals("bins")) {
        json.skipChildren();
        continue;
      }
      while (json.nextToken() != JsonToken.END_ARRAY && json.currentToken() != null) {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
          crates.put(json.getText(), crate);
        } else {
          json.skipChildren();
        }
      }
    }
  }

  static Map<String, Crate> parseToml(String text) {
    Map<String, Crate> crates = new HashMap<>();
    Optional<Crate> crate = Optional.empty();
    for (String line : text.split("\n", -1)) {
      String rest = line.strip();
      int equals = rest.indexOf("\" = [");
      if (rest.startsWith("\"") && equals > 0) {
        crate = crate(rest.substring(1, equals));
        rest = rest.substring(equals + "\" = [".length());
      } else if (rest.startsWith("[")) {
        crate = Optional.empty();
      }
      String[] quoted = rest.split("\"", -1);
      for (int i = 1; i < quoted.length && crate.isPresent(); i += 2) {
        crates.put(quoted[i], crate.get());
      }
    }
    return crates;
  }

  private static Optional<Crate> crate(String key) {
    String[] parts = key.split(" ", 3);
    return parts[0].isEmpty()
        ? Optional.empty()
        : Optional.of(new Crate(parts[0], parts.length > 1 ? parts[1] : ""));
  }
}
