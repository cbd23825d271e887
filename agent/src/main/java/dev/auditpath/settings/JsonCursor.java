package dev.auditpath.settings;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON document (RFC 8259, UTF-8) from front to back, and says where in it something is
 * wrong. Columns count bytes.
 */
final class JsonCursor {
  private static final int DEEPEST_NESTING = 32;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(DEEPEST_NESTING).build())
          .build();

  private final JsonParser parser;
  private final JsonFault fault;
  // Lists: an object has few keys, since the first unknown one ends the reading.
  private final Deque<List<String>> keys = new ArrayDeque<>();

  /**
   * Stands on the document's first value.
   *
   * @param whereFrom names the document in messages
   */
  JsonCursor(byte[] json, String whereFrom) throws SettingsException {
    this.fault = new JsonFault(whereFrom);
    try {
      int start = startsWithByteOrderMark(json) ? 3 : 0;
      this.parser = JSON.createParser(json, start, json.length - start);
    } catch (IOException malformed) {
      throw fault.of(malformed);
    }
    if (advance() == null) {
      throw fault.at(JsonLocation.NA, "is empty; expected a JSON object");
    }
  }

  /** Goes into the object that the cursor stands on. */
  void enterObject() throws SettingsException {
    expect(JsonToken.START_OBJECT, "an object");
    keys.push(new ArrayList<>());
  }

  /** Goes to the object's next key and returns it; null behind the last one. */
  @Nullable String nextKey() throws SettingsException {
    if (advance() == JsonToken.END_OBJECT) {
      keys.pop();
      return null;
    }
    String key = name(parser.getParsingContext());
    if (keys.element().contains(key)) {
      throw wrong("key " + Printable.quoted(key) + " stands twice; expected it once");
    }
    keys.element().add(key);
    return key;
  }

  /** Goes into the array that the cursor stands on. */
  void enterArray(String expected) throws SettingsException {
    expect(JsonToken.START_ARRAY, expected);
  }

  /** Goes to the array's next element; false behind the last one. */
  boolean nextElement() throws SettingsException {
    return advance() != JsonToken.END_ARRAY;
  }

  /** Returns the text that the cursor stands on. */
  String text(String expected) throws SettingsException {
    expect(JsonToken.VALUE_STRING, expected);
    try {
      return parser.getText();
    } catch (IOException malformed) {
      throw fault.of(malformed);
    }
  }

  /** Passes over the text that the cursor stands on. */
  void skipText() throws SettingsException {
    expect(JsonToken.VALUE_STRING, "a text");
  }

  /** Returns the truth value that the cursor stands on. */
  boolean truth() throws SettingsException {
    if (value() == JsonToken.VALUE_TRUE) {
      return true;
    }
    expect(JsonToken.VALUE_FALSE, "true or false");
    return false;
  }

  /** Returns the whole number that the cursor stands on, between 1 and {@code most}. */
  int number(int most) throws SettingsException {
    String expected = "a whole number between 1 and " + most;
    expect(JsonToken.VALUE_NUMBER_INT, expected);
    try {
      String digits = parser.getText();
      int number = digits.length() < 11 ? Math.toIntExact(parser.getLongValue()) : 0;
      if (number >= 1 && number <= most) {
        return number;
      }
      throw wrongText(digits, expected);
    } catch (ArithmeticException tooLarge) {
      throw wrong(subject() + " is too large; expected " + expected);
    } catch (IOException malformed) {
      throw fault.of(malformed);
    }
  }

  /** Makes sure that nothing follows the document. */
  void end() throws SettingsException {
    if (advance() != null) {
      throw wrong("something follows the document; expected the end of the file");
    }
  }

  /** Checks the word that says how the document is to be read; always true. */
  boolean isSchema(String schema) throws SettingsException {
    String word = text(Printable.quoted(schema));
    if (!word.equals(schema)) {
      throw wrongText(word, Printable.quoted(schema));
    }
    return true;
  }

  /** Makes sure that the document said how it is to be read. */
  void requireSchema(boolean seen, String schema) throws SettingsException {
    if (!seen) {
      throw wrong("the document has no \"schema\"; expected " + Printable.quoted(schema));
    }
  }

  /** Returns what to throw for the key that the cursor stands on. */
  SettingsException unknownKey(List<String> known) {
    return wrong(
        "key "
            + Printable.quoted(name(parser.getParsingContext()))
            + " is not known; expected one of "
            + String.join(", ", known));
  }

  /** Returns what to throw for a text that is not what was expected. */
  SettingsException wrongText(String text, String expected) {
    return wrong(subject() + " is " + Printable.quoted(text) + "; expected " + expected);
  }

  /** Returns what to throw where the cursor stands. */
  SettingsException wrong(String sentence) {
    return fault.at(parser.currentTokenLocation(), sentence);
  }

  private void expect(JsonToken expected, String inWords) throws SettingsException {
    JsonToken token = value();
    if (token != expected) {
      throw wrong(subject() + " is " + JsonFault.kind(token) + "; expected " + inWords);
    }
  }

  /** Goes on to the value, where the cursor stands on its key. */
  private @Nullable JsonToken value() throws SettingsException {
    JsonToken token = parser.currentToken();
    return token == JsonToken.FIELD_NAME ? advance() : token;
  }

  private static boolean startsWithByteOrderMark(byte[] json) {
    return json.length >= 3
        && json[0] == (byte) 0xEF
        && json[1] == (byte) 0xBB
        && json[2] == (byte) 0xBF;
  }

  private @Nullable JsonToken advance() throws SettingsException {
    try {
      return parser.nextToken();
    } catch (IOException malformed) {
      throw fault.of(malformed);
    }
  }

  /** Names the value that the cursor stands on. */
  private String subject() {
    JsonStreamContext context = parser.getParsingContext();
    JsonToken token = parser.currentToken();
    if (token != null && token.isStructStart()) {
      context = context.getParent();
    }
    if (context.inRoot()) {
      return "the document";
    }
    return context.inObject()
        ? Printable.quoted(name(context))
        : "an element of " + Printable.quoted(name(context.getParent()));
  }

  private static String name(JsonStreamContext context) {
    String name = context.getCurrentName();
    return name == null ? "" : name;
  }
}
