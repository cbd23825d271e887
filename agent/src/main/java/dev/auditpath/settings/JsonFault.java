package dev.auditpath.settings;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Words what is wrong with a document: file, line, column, what is so, what was expected.
 *
 * @param whereFrom names the document
 */
record JsonFault(String whereFrom) {

  /** Returns what to throw for a fault at a place in the document. */
  SettingsException at(JsonLocation place, String sentence) {
    return new SettingsException(
        "%s:%d:%d: %s"
            .formatted(
                Printable.line(whereFrom),
                Math.max(1, place.getLineNr()),
                Math.max(1, place.getColumnNr()),
                sentence));
  }

  /** Returns what to throw where the bytes are no JSON. */
  SettingsException of(IOException malformed) {
    JsonLocation place =
        malformed instanceof JsonProcessingException known ? known.getLocation() : null;
    return at(place == null ? JsonLocation.NA : place, sentence(malformed));
  }

  /** Returns what a person calls a value. */
  static String kind(@Nullable JsonToken token) {
    if (token == null) {
      return "missing";
    }
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "a text";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      default -> token.asString();
    };
  }

  private static String sentence(IOException malformed) {
    if (malformed instanceof StreamConstraintsException) {
      return "a key or number is too long, or the nesting too deep; expected a smaller document";
    }
    String reason =
        String.valueOf(
            malformed instanceof JsonProcessingException known
                ? known.getOriginalMessage()
                : malformed.getMessage());
    if (malformed instanceof JsonEOFException || reason.startsWith("Unexpected end-of-input")) {
      return "ends too early; expected the rest of the document";
    }
    if (reason.contains("(non-standard) comment")) {
      return "a comment stands here; expected JSON, which has none";
    }
    return "is no JSON: " + Printable.line(Printable.cut(reason));
  }
}
