package dev.auditpath.installer;

import java.nio.file.Path;
import java.util.List;

/** What desktops look for: the entry and the icon that notifications refer to. */
final class DesktopFiles {
  private static final String ICON =
      """
      <svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 64 64">
        <rect width="64" height="64" rx="12" fill="#1f3a4d"/>
        <path d="M14 22l10 10-10 10" fill="none" stroke="#fff" stroke-width="5"/>
        <path d="M30 44h14" stroke="#fff" stroke-width="5"/>
        <circle cx="46" cy="20" r="8" fill="#f2b134"/>
      </svg>
      """;

  private DesktopFiles() {}

  static List<Step> install(Place place, Path program) {
    return List.of(
        new Step.WriteFile(entry(place), entryText(program)),
        new Step.WriteFile(icon(place), ICON));
  }

  static List<Step> uninstall(Place place) {
    return List.of(new Step.Remove(entry(place)), new Step.Remove(icon(place)));
  }

  private static Path entry(Place place) {
    return place.data().resolve("applications/audit-path.desktop");
  }

  private static Path icon(Place place) {
    return place.data().resolve("icons/hicolor/scalable/apps/audit-path.svg");
  }

  private static String entryText(Path program) {
    return """
        [Desktop Entry]
        Type=Application
        Name=audit-path
        Comment=Tells when a command name runs another file
        Icon=audit-path
        Exec=%s status
        Terminal=true
        NoDisplay=true
        """
        .formatted(Words.inDesktopEntry(program));
  }
}
