package dev.auditpath.settings;

import dev.auditpath.model.KnownTool;
import dev.auditpath.model.ProjectName;
import dev.auditpath.model.Severity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads tools as the catalogue and the configuration write them. */
final class ToolReader {
  private static final List<String> KEYS =
      List.of("name", "group", "weight", "publishers", "reserved", "note");
  private static final List<String> ECOSYSTEMS =
      List.of("pypi", "npm", "conda", "dpkg", "cargo", "go", "gem");
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_GROUP = 64;
  private static final int LONGEST_PACKAGE = 214;
  private static final String GROUP_OF_ADDITIONS = "own";

  private final JsonCursor json;

  ToolReader(JsonCursor json) {
    this.json = json;
  }

  /** Reads the array of tools that the cursor stands on. */
  Map<String, KnownTool> readAll() throws SettingsException {
    Map<String, KnownTool> tools = new LinkedHashMap<>();
    json.enterArray("an array of tools");
    while (json.nextElement()) {
      KnownTool tool = readOne();
      if (tools.put(tool.name(), tool) != null) {
        throw json.wrong(
            "tool " + Printable.quoted(tool.name()) + " stands twice; expected it once");
      }
    }
    return tools;
  }

  private KnownTool readOne() throws SettingsException {
    String name = "";
    String group = GROUP_OF_ADDITIONS;
    Severity weight = Severity.MEDIUM;
    boolean reserved = false;
    Map<String, Set<String>> publishers = Map.of();
    json.enterObject();
    for (String key = json.nextKey(); key != null; key = json.nextKey()) {
      switch (key) {
        case "name" -> name = name();
        case "group" -> group = group();
        case "weight" -> weight = weight();
        case "publishers" -> publishers = publishers();
        case "reserved" -> reserved = json.truth();
        case "note" -> json.skipText();
        default -> throw json.unknownKey(KEYS);
      }
    }
    if (name.isEmpty()) {
      throw json.wrong("the tool has no \"name\"; expected a command name");
    }
    return new KnownTool(name, group, weight, reserved, publishers);
  }

  private String name() throws SettingsException {
    String name = json.text("a command name");
    if (name.isEmpty() || name.length() > LONGEST_NAME || name.indexOf('/') >= 0 || !clean(name)) {
      throw json.wrongText(name, "a command name without a slash");
    }
    return name;
  }

  private String group() throws SettingsException {
    String group = json.text("lower-case words with hyphens");
    boolean edged = group.isEmpty() || group.startsWith("-") || group.endsWith("-");
    if (edged || group.length() > LONGEST_GROUP || !isNormalized(group)) {
      throw json.wrongText(group, "lower-case words with hyphens");
    }
    return group;
  }

  private Severity weight() throws SettingsException {
    String weight = json.text("high or medium");
    return switch (weight) {
      case "high" -> Severity.HIGH;
      case "medium" -> Severity.MEDIUM;
      default -> throw json.wrongText(weight, "high or medium");
    };
  }

  private Map<String, Set<String>> publishers() throws SettingsException {
    Map<String, Set<String>> publishers = new HashMap<>();
    json.enterObject();
    for (String key = json.nextKey(); key != null; key = json.nextKey()) {
      if (!ECOSYSTEMS.contains(key)) {
        throw json.unknownKey(ECOSYSTEMS);
      }
      publishers.put(key, packages(key.equals("pypi")));
    }
    return publishers;
  }

  private Set<String> packages(boolean normalize) throws SettingsException {
    Set<String> packages = new HashSet<>();
    json.enterArray("an array of package names");
    while (json.nextElement()) {
      String name = json.text("a package name");
      if (!isPackage(name)) {
        throw json.wrongText(name, "a package name");
      }
      packages.add(normalize && !isNormalized(name) ? ProjectName.normalized(name) : name);
    }
    return packages;
  }

  private static boolean isPackage(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST_PACKAGE
        && name.indexOf(' ') < 0
        && clean(name);
  }

  /** Returns whether PEP 503 would leave a name as it is; a look is faster than its regex. */
  private static boolean isNormalized(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (!plain && (c != '-' || name.startsWith("--", i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean clean(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) < ' ' || name.charAt(i) == 0x7F) {
        return false;
      }
    }
    return true;
  }
}
