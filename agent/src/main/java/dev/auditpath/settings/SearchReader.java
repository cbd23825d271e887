package dev.auditpath.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads how far environments are searched for. */
final class SearchReader {
  private static final List<String> KEYS = List.of("home", "depth", "entries", "seconds", "skip");
  private static final String FOLDER =
      "a folder's name, two names with a slash between, or a directory beginning with / or ~/";
  private static final int DEEPEST = 1_000;
  private static final int MOST_ENTRIES = 1_000_000_000;
  private static final int LONGEST_TIME = 3_600;
  private static final int LONGEST_FOLDER = 4_096;

  private final JsonCursor json;

  SearchReader(JsonCursor json) {
    this.json = json;
  }

  /** Reads the object that the cursor stands on. */
  SearchSection read() throws SettingsException {
    SearchSection section = SearchSection.SILENT;
    json.enterObject();
    for (String key = json.nextKey(); key != null; key = json.nextKey()) {
      section = value(key).over(section);
    }
    return section;
  }

  private SearchSection value(String key) throws SettingsException {
    SearchSection none = SearchSection.SILENT;
    Optional<Integer> unset = Optional.empty();
    return switch (key) {
      case "home" -> new SearchSection(Optional.of(json.truth()), unset, unset, unset, none.skip());
      case "depth" -> new SearchSection(none.home(), number(DEEPEST), unset, unset, none.skip());
      case "entries" ->
          new SearchSection(none.home(), unset, number(MOST_ENTRIES), unset, none.skip());
      case "seconds" ->
          new SearchSection(none.home(), unset, unset, number(LONGEST_TIME), none.skip());
      case "skip" -> new SearchSection(none.home(), unset, unset, unset, folders());
      default -> throw json.unknownKey(KEYS);
    };
  }

  private Optional<Integer> number(int most) throws SettingsException {
    return Optional.of(json.number(most));
  }

  private List<String> folders() throws SettingsException {
    List<String> folders = new ArrayList<>();
    json.enterArray("an array of folders");
    while (json.nextElement()) {
      String folder = json.text(FOLDER);
      if (!isFolder(folder)) {
        throw json.wrongText(folder, FOLDER);
      }
      folders.add(folder);
    }
    return folders;
  }

  private static boolean isFolder(String text) {
    boolean usable =
        !text.isEmpty()
            && text.length() <= LONGEST_FOLDER
            && text.indexOf('\0') < 0
            && text.chars().noneMatch(c -> Character.isSurrogate((char) c));
    boolean directory = text.startsWith("/") || text.startsWith("~/");
    int slash = text.indexOf('/');
    return usable
        && (directory
            || slash < 0
            || (slash == text.lastIndexOf('/') && slash < text.length() - 1));
  }
}
