package dev.auditpath.installer;

import java.nio.file.Path;
import java.util.List;

/** macOS' launchd (launchd.plist(5), launchctl(1)); by its documentation, not tried on a Mac. */
final class Launchd implements ServiceKit {
  private static final String LABEL = "dev.auditpath.agent";

  private final long userId;

  Launchd(long userId) {
    this.userId = userId;
  }

  @Override
  public String id() {
    return "launchd";
  }

  @Override
  public List<Step> install(Place place) {
    return List.of(
        new Step.WriteFile(plist(place), plistText(place)),
        new Step.Run(
            List.of("/bin/launchctl", "bootout", domain() + "/" + LABEL),
            List.of(),
            List.of(new Step.Say("no agent was loaded before"))),
        new Step.Run("/bin/launchctl", "bootstrap", domain(), plist(place).toString()));
  }

  @Override
  public List<Step> uninstall(Place place) {
    return List.of(
        new Step.Run(
            List.of("/bin/launchctl", "bootout", domain() + "/" + LABEL),
            List.of(),
            List.of(new Step.Say("no agent was loaded"))),
        new Step.Remove(plist(place)));
  }

  @Override
  public List<Step> status(Place place) {
    return List.of(new Step.Run("/bin/launchctl", "print", domain() + "/" + LABEL));
  }

  private String domain() {
    return "gui/" + userId;
  }

  private static Path plist(Place place) {
    return place.home().resolve("Library/LaunchAgents").resolve(LABEL + ".plist");
  }

  private static String plistText(Place place) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
        <plist version="1.0">
        <dict>
          <key>Label</key>
          <string>%s</string>
          <key>ProgramArguments</key>
          <array>
            <string>%s</string>
            <string>agent</string>
          </array>
          <key>RunAtLoad</key>
          <true/>
          <key>KeepAlive</key>
          <dict>
            <key>SuccessfulExit</key>
            <false/>
          </dict>
          <key>ThrottleInterval</key>
          <integer>10</integer>
          <key>ExitTimeOut</key>
          <integer>10</integer>
          <key>ProcessType</key>
          <string>Background</string>
          <key>LowPriorityIO</key>
          <true/>
          <key>Umask</key>
          <integer>63</integer>
        </dict>
        </plist>
        """
        .formatted(LABEL, Words.inXml(place.program()));
  }
}
