package dev.auditpath.installer;

import java.nio.file.Path;
import java.util.List;

/** The desktop's own start at login (Desktop Application Autostart Specification). */
final class XdgAutostart implements ServiceKit {

  @Override
  public String id() {
    return "autostart";
  }

  @Override
  public List<Step> install(Place place) {
    return List.of(
        new Step.WriteFile(
            entry(place),
            """
            [Desktop Entry]
            Type=Application
            Name=audit-path
            Comment=Tells when a command name runs another file
            Exec=%s agent
            Terminal=false
            NoDisplay=true
            """
                .formatted(Words.inDesktopEntry(place.program()))),
        new Step.Say("the agent starts at the next login; to start it now: audit-path agent"));
  }

  @Override
  public List<Step> uninstall(Place place) {
    return List.of(new Step.Remove(entry(place)));
  }

  @Override
  public List<Step> status(Place place) {
    return List.of(new Step.Run(place.program().toString(), "status"));
  }

  private static Path entry(Place place) {
    return place.config().resolve("autostart").resolve("audit-path.desktop");
  }
}
