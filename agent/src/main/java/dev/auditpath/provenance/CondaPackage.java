package dev.auditpath.provenance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.auditpath.model.ProjectName;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * One file of {@code conda-meta}: an installed package and its files.
 *
 * @param name the package; empty where the file names none
 * @param version as written
 * @param files by path below the prefix, what is recorded of the content
 * @param pythonProjects normalized names of the Python projects among the files
 */
record CondaPackage(
    String name, String version, Map<String, Recorded> files, Set<String> pythonProjects) {
  private static final JsonFactory JSON = new JsonFactory();

  /**
   * What a package records of a file.
   *
   * @param sha256 in hex, of the file as installed; empty where it is not recorded
   * @param size in bytes; -1 where it is not recorded
   */
  record Recorded(String sha256, long size) {
    static final Recorded NOTHING = new Recorded("", -1);
  }

  /**
   * Reads a file's content.
   *
   * @throws IOException where it is not JSON
   */
  static CondaPackage parse(byte[] content) throws IOException {
    Builder builder = new Builder();
    try (JsonParser json = JSON.createParser(content)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("is not a JSON object");
      }
      for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
        json.nextToken();
        builder.take(key, json);
      }
    } catch (JsonProcessingException e) {
      throw new IOException("is not JSON: " + e.getOriginalMessage(), e);
    }
    return new CondaPackage(builder.name, builder.version, builder.files, builder.projects);
  }

  /** Gathers the fields in whatever order they stand. */
  private static final class Builder {
    private String name = "";
    private String version = "";
    private final Map<String, Recorded> files = new HashMap<>();
    private final Set<String> projects = new HashSet<>();

    /** Reads the value of one key to its end. */
    private void take(String key, JsonParser json) throws IOException {
      boolean text = json.currentToken() == JsonToken.VALUE_STRING;
      switch (key) {
        case "name" -> name = text ? json.getText() : name;
        case "version" -> version = text ? json.getText() : version;
        case "files" -> takeFiles(json);
        case "paths_data" -> takePaths(json);
        default -> {}
      }
      json.skipChildren();
    }

    private void takeFiles(JsonParser json) throws IOException {
      if (json.currentToken() != JsonToken.START_ARRAY) {
        return;
      }
      for (JsonToken token = json.nextToken();
          token != null && token != JsonToken.END_ARRAY;
          token = json.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          takeFile(json.getText());
        }
        json.skipChildren();
      }
    }

    private void takeFile(String file) {
      files.putIfAbsent(file, Recorded.NOTHING);
      if (file.endsWith(".dist-info/METADATA")) {
        String folder = file.substring(0, file.lastIndexOf('/'));
        String stem = folder.substring(folder.lastIndexOf('/') + 1);
        int hyphen = stem.indexOf('-');
        projects.add(ProjectName.normalized(hyphen < 0 ? stem : stem.substring(0, hyphen)));
      }
    }

    private void takePaths(JsonParser json) throws IOException {
      if (json.currentToken() != JsonToken.START_OBJECT) {
        return;
      }
      for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
        JsonToken value = json.nextToken();
        if (key.equals("paths") && value == JsonToken.START_ARRAY) {
          while (json.nextToken() == JsonToken.START_OBJECT) {
            takePath(json);
          }
        } else {
          json.skipChildren();
        }
      }
    }

    private void takePath(JsonParser json) throws IOException {
      Map<String, String> fields = new HashMap<>();
      for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
        if (json.nextToken().isScalarValue()) {
          fields.put(key, json.getText());
        }
        json.skipChildren();
      }
      String path = fields.getOrDefault("_path", "");
      boolean replaced = fields.containsKey("prefix_placeholder");
      String sha256 =
          fields.getOrDefault(
              "sha256_in_prefix", replaced ? "" : fields.getOrDefault("sha256", ""));
      // The size of a text file with a prefix in it is that before the prefix was replaced.
      boolean sized = !replaced || "binary".equals(fields.get("file_mode"));
      files.put(path, new Recorded(sha256, sized ? size(fields) : -1));
    }

    private static long size(Map<String, String> fields) {
      String size = fields.getOrDefault("size_in_bytes", "");
      boolean number =
          !size.isEmpty() && size.length() < 18 && size.chars().allMatch(c -> c >= '0' && c <= '9');
      return number ? Long.parseLong(size) : -1;
    }
  }
}
