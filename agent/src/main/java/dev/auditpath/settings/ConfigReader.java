package dev.auditpath.settings;

import dev.auditpath.host.Host;
import dev.auditpath.model.KnownTool;
import dev.auditpath.model.QuietHours;
import dev.auditpath.model.Severity;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a configuration file; {@code config.schema.json} says what may stand in it. */
final class ConfigReader {
  private static final String SCHEMA = "audit-path/config/1";
  private static final List<String> KEYS =
      List.of(
          "schema",
          "failOn",
          "minSeverity",
          "environments",
          "roots",
          "search",
          "knownTools",
          "quietHours");
  private static final String SEVERITIES = "critical, high, medium, low or info";
  private static final String DIRECTORY = "an absolute directory, or one beginning with ~/";

  private static final String QUIET_HOURS = "two different times of day such as 22:00-07:00";
  private static final String TIME = "((?:[01][0-9]|2[0-3]):[0-5][0-9])";
  private static final Pattern HOURS = Pattern.compile(TIME + "-" + TIME);

  private final Host host;
  private final JsonCursor json;

  private ConfigReader(Host host, JsonCursor json) {
    this.host = host;
    this.json = json;
  }

  /**
   * Reads a document.
   *
   * @param whereFrom names the file in messages
   */
  static ConfigDocument read(Host host, byte[] bytes, String whereFrom) throws SettingsException {
    return new ConfigReader(host, new JsonCursor(bytes, whereFrom)).document();
  }

  private ConfigDocument document() throws SettingsException {
    boolean hasSchema = false;
    Optional<Severity> failOn = Optional.empty();
    Optional<Severity> minSeverity = Optional.empty();
    List<Path> environments = List.of();
    List<Path> roots = List.of();
    SearchSection search = SearchSection.SILENT;
    List<KnownTool> knownTools = List.of();
    Optional<QuietHours> quietHours = Optional.empty();
    json.enterObject();
    for (String key = json.nextKey(); key != null; key = json.nextKey()) {
      switch (key) {
        case "schema" -> hasSchema = json.isSchema(SCHEMA);
        case "failOn" -> failOn = Optional.of(severity());
        case "minSeverity" -> minSeverity = Optional.of(severity());
        case "environments" -> environments = directories();
        case "roots" -> roots = directories();
        case "search" -> search = new SearchReader(json).read();
        case "knownTools" -> knownTools = List.copyOf(new ToolReader(json).readAll().values());
        case "quietHours" -> quietHours = Optional.of(quietHours());
        default -> throw json.unknownKey(KEYS);
      }
    }
    json.requireSchema(hasSchema, SCHEMA);
    json.end();
    return new ConfigDocument(
        failOn, minSeverity, environments, roots, search, knownTools, quietHours);
  }

  private Severity severity() throws SettingsException {
    String word = json.text(SEVERITIES);
    for (Severity severity : Severity.values()) {
      if (severity.word().equals(word)) {
        return severity;
      }
    }
    throw json.wrongText(word, SEVERITIES);
  }

  private QuietHours quietHours() throws SettingsException {
    String text = json.text(QUIET_HOURS);
    Matcher hours = HOURS.matcher(text);
    if (!hours.matches() || hours.group(1).equals(hours.group(2))) {
      throw json.wrongText(text, QUIET_HOURS);
    }
    return new QuietHours(LocalTime.parse(hours.group(1)), LocalTime.parse(hours.group(2)));
  }

  private List<Path> directories() throws SettingsException {
    List<Path> directories = new ArrayList<>();
    json.enterArray("an array of directories");
    while (json.nextElement()) {
      directories.add(directory(json.text(DIRECTORY)));
    }
    return directories;
  }

  private Path directory(String text) throws SettingsException {
    boolean inHome = text.equals("~") || text.startsWith("~/");
    if ((!inHome && !text.startsWith("/")) || text.indexOf('\0') >= 0) {
      throw json.wrongText(text, DIRECTORY);
    }
    try {
      return host.path(inHome ? host.text(host.home()) + text.substring(1) : text);
    } catch (IllegalArgumentException unusable) {
      throw json.wrongText(text, DIRECTORY);
    }
  }
}
