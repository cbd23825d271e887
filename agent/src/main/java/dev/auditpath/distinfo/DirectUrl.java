package dev.auditpath.distinfo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.auditpath.model.Origin;
import java.io.IOException;

/**
 * Where a distribution came from, as its {@code direct_url.json} says (PEP 610).
 *
 * @param origin never {@link Origin#INDEX}: the file exists only where no index was asked
 * @param url without user name and password; empty where the file names none
 */
record DirectUrl(Origin origin, String url) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int LONGEST = 2_000;

  /**
   * Reads the file's content.
   *
   * @throws IOException where it is not JSON
   */
  static DirectUrl parse(byte[] content) throws IOException {
    String url = "";
    boolean editable = false;
    try (JsonParser json = JSON.createParser(content)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("is not a JSON object");
      }
      for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
        JsonToken value = json.nextToken();
        if (key.equals("url") && value == JsonToken.VALUE_STRING) {
          url = json.getText();
        } else if (key.equals("dir_info") && value == JsonToken.START_OBJECT) {
          editable = isEditable(json);
        } else {
          json.skipChildren();
        }
      }
    } catch (JsonProcessingException e) {
      throw new IOException("is not JSON: " + e.getOriginalMessage(), e);
    }
    return new DirectUrl(origin(url, editable), withoutUser(url));
  }

  /** Reads an object to its end. */
  private static boolean isEditable(JsonParser json) throws IOException {
    boolean editable = false;
    for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
      JsonToken value = json.nextToken();
      if (key.equals("editable")) {
        editable = value == JsonToken.VALUE_TRUE;
      }
      json.skipChildren();
    }
    return editable;
  }

  private static Origin origin(String url, boolean editable) {
    if (editable) {
      return Origin.EDITABLE;
    }
    if (url.isEmpty()) {
      return Origin.UNKNOWN;
    }
    return url.startsWith("file:") ? Origin.LOCAL : Origin.URL;
  }

  private static String withoutUser(String url) {
    int scheme = url.indexOf("://");
    if (scheme < 0) {
      return cut(url);
    }
    int host = scheme + 3;
    int end = host;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    int at = url.lastIndexOf('@', end - 1);
    return cut(at < host ? url : url.substring(0, host) + url.substring(at + 1));
  }

  private static String cut(String url) {
    return url.length() <= LONGEST ? url : url.substring(0, LONGEST);
  }
}
