package dev.auditpath.behaviour;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What texts in JSON, TOML and the form of settings files hold, when they are constant. */
final class DataTexts {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int DEEPEST = 32;
  private static final int MOST = 20_000;

  private DataTexts() {}

  static void addTo(Map<String, Model> models) {
    models.put("json.loads", call -> parsed(call, DataTexts::json));
    models.put("json.load", call -> loaded(call, DataTexts::json));
    for (String module : List.of("tomllib", "tomli", "toml", "tomlkit", "pip._vendor.tomli")) {
      models.put(module + ".loads", call -> parsed(call, text -> settings(text, true)));
      models.put(module + ".load", call -> loaded(call, text -> settings(text, true)));
    }
    for (String parser : List.of("ConfigParser()", "RawConfigParser()", "SafeConfigParser()")) {
      String name = "configparser." + parser;
      models.put(name + ".read", SettingsFiles::read);
      models.put(name + ".read_file", SettingsFiles::readFile);
      models.put(name + ".read_string", call -> SettingsFiles.learn(call, call.at(0)));
      models.put(name + ".get", SettingsFiles::get);
      models.put(name + ".items", SettingsFiles::items);
    }
  }

  /** Turns a text into what it holds. */
  @FunctionalInterface
  interface Reader {
    Values read(String text);
  }

  private static Values loaded(Call call, Reader reader) {
    Values result = Values.NOTHING;
    for (Value value : call.at(0).options()) {
      result =
          result.or(
              value instanceof Value.Content content ? reader.read(content.text()) : Values.OPEN);
    }
    if (result.isNothing() || result.open()) {
      result = result.or(FileFunctions.read(call));
    }
    return result.tainted(Taints.of(call.at(0)));
  }

  private static Values parsed(Call call, Reader reader) {
    Values result = Values.NOTHING;
    for (Value value : call.at(0).options()) {
      boolean known = value instanceof Value.Text text && Marks.isExact(text.text());
      if (known && value instanceof Value.Text text) {
        result = result.or(reader.read(text.text()));
      } else if (value instanceof Value.Bytes bytes) {
        result = result.or(reader.read(CodeFunctions.utf8(bytes.latin1())));
      } else {
        result = result.or(Values.OPEN);
      }
    }
    return (result.isNothing() ? Values.OPEN : result).tainted(Taints.of(call.at(0)));
  }

  /** Returns what JSON holds; anything where it is none. */
  static Values json(String text) {
    try (JsonParser in = JSON.createParser(text)) {
      in.nextToken();
      return value(in, 0, new int[] {MOST});
    } catch (IOException notJson) {
      return Values.OPEN;
    }
  }

  private static Values value(JsonParser in, int depth, int[] left) throws IOException {
    if (depth > DEEPEST || --left[0] < 0) {
      in.skipChildren();
      return Values.OPEN;
    }
    JsonToken token = in.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Mapping mapping = new Mapping();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String key = Marks.without(in.currentName());
        in.nextToken();
        mapping.replace(key, value(in, depth + 1, left));
      }
      return Values.of(mapping);
    }
    if (token == JsonToken.START_ARRAY) {
      List<Values> elements = new ArrayList<>();
      while (in.nextToken() != JsonToken.END_ARRAY && in.currentToken() != null) {
        elements.add(value(in, depth + 1, left));
      }
      return Values.of(new Sequence(elements));
    }
    if (token == JsonToken.VALUE_STRING) {
      return Values.text(Marks.without(in.getText()));
    }
    if (token == JsonToken.VALUE_NUMBER_INT && in.getText().length() < 18) {
      return Values.of(new Value.Whole(in.getLongValue()));
    }
    return token == JsonToken.VALUE_NULL ? Values.of(Value.Constant.NONE) : Values.OPEN;
  }

  /**
   * Returns the sections of a settings file and what they set; of TOML, the plain tables, texts and
   * lists of texts on one line.
   */
  static Values settings(String text, boolean toml) {
    Mapping all = new Mapping();
    Mapping section = all;
    for (String raw : text.lines().limit(MOST).toList()) {
      String line = raw.strip();
      if (line.startsWith("[") && line.endsWith("]")) {
        section = section(all, line.replaceAll("^\\[+|]+$", ""), toml);
        continue;
      }
      int equals = line.indexOf('=');
      int colon = toml ? -1 : line.indexOf(':');
      int at = equals < 0 || (colon >= 0 && colon < equals) ? colon : equals;
      if (at > 0 && !line.startsWith("#") && !line.startsWith(";")) {
        String key = line.substring(0, at).strip();
        String value = line.substring(at + 1).strip();
        section.replace(
            Marks.without(toml ? bare(key) : key.toLowerCase(java.util.Locale.ROOT)),
            toml ? tomlValue(value) : Values.text(Marks.without(value)));
      }
    }
    return Values.of(all);
  }

  private static Mapping section(Mapping all, String name, boolean toml) {
    Mapping section = all;
    for (String part : toml ? name.split("\\.", DEEPEST) : new String[] {name}) {
      Mapping next = new Mapping();
      for (Value value : section.entries().getOrDefault(bare(part), Values.NOTHING).options()) {
        next = value instanceof Mapping known ? known : next;
      }
      section.replace(Marks.without(bare(part)), Values.of(next));
      section = next;
    }
    return section;
  }

  private static Values tomlValue(String value) {
    if (value.startsWith("\"") || value.startsWith("'")) {
      return value.startsWith("\"\"\"") || value.startsWith("'''")
          ? Values.OPEN
          : Values.text(Marks.without(bare(value.replaceFirst("\\s+#.*$", ""))));
    }
    if (value.startsWith("[") && value.endsWith("]")) {
      Sequence elements = new Sequence();
      for (String element : value.substring(1, value.length() - 1).split(",", -1)) {
        if (!element.isBlank()) {
          elements.add(tomlValue(element.strip()));
        }
      }
      return Values.of(elements);
    }
    return Values.OPEN;
  }

  private static String bare(String quoted) {
    String text = quoted.strip();
    boolean quotes =
        text.length() >= 2
            && (text.startsWith("\"") || text.startsWith("'"))
            && text.charAt(0) == text.charAt(text.length() - 1);
    return quotes ? text.substring(1, text.length() - 1) : text;
  }
}
