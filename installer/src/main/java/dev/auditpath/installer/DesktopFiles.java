package dev.auditpath.installer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What desktops and shells look for: the entry and the icon that notifications refer to,
 * completions and the manual page. The last are written by the program itself.
 */
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

  static List<Step> install(Place place) {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step.WriteFile(entry(place), entryText(place)));
    steps.add(new Step.WriteFile(icon(place), ICON));
    for (Written written : written(place)) {
      List<String> command = new ArrayList<>(List.of(place.program().toString()));
      command.addAll(written.arguments());
      steps.add(
          new Step.Run(
              command,
              List.of(written.file()),
              List.of(
                  new Step.Say("the program could not write " + written.file().getFileName()))));
    }
    return steps;
  }

  static List<Step> uninstall(Place place) {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step.Remove(entry(place)));
    steps.add(new Step.Remove(icon(place)));
    written(place).forEach(written -> steps.add(new Step.Remove(written.file())));
    return steps;
  }

  /** A file that the program writes itself. */
  private record Written(Path file, List<String> arguments) {}

  private static List<Written> written(Place place) {
    Path data = place.data();
    return List.of(
        new Written(
            data.resolve("bash-completion/completions/audit-path"), List.of("completion", "bash")),
        new Written(data.resolve("zsh/site-functions/_audit-path"), List.of("completion", "zsh")),
        new Written(
            place.config().resolve("fish/completions/audit-path.fish"),
            List.of("completion", "fish")),
        new Written(data.resolve("man/man1/audit-path.1"), List.of("manual")));
  }

  private static Path entry(Place place) {
    return place.data().resolve("applications/audit-path.desktop");
  }

  private static Path icon(Place place) {
    return place.data().resolve("icons/hicolor/scalable/apps/audit-path.svg");
  }

  private static String entryText(Place place) {
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
        .formatted(Words.inDesktopEntry(place.program()));
  }
}
