package dev.auditpath.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.model.Curation;
import dev.auditpath.model.ManagedPackage;
import dev.auditpath.model.Platform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlatpakSourceTest {
  @TempDir private Path directory;
  private SystemLayout machine;

  @BeforeEach
  void buildMachine() throws IOException {
    machine = SystemLayout.linux(directory);
  }

  @Test
  void exportedCommands_areTheApplications() throws IOException {
    export("/var/lib/flatpak", "org.gimp.GIMP");
    export("/home/ada/.local/share/flatpak", "org.kde.krita");

    assertThat(
            machine.claims(
                new FlatpakSource(),
                "/var/lib/flatpak/exports/bin/org.gimp.GIMP",
                "/home/ada/.local/share/flatpak/exports/bin/org.kde.krita"))
        .containsValues(
            new ManagedPackage("flatpak", "org.gimp.GIMP", "", Curation.CURATED),
            new ManagedPackage("flatpak", "org.kde.krita", "", Curation.CURATED));
  }

  @Test
  void userDirectoryVariable_isFollowed() throws IOException {
    export("/srv/flatpak", "org.gimp.GIMP");
    Path moved = machine.at("/srv/flatpak");
    SystemLayout other =
        SystemLayout.of(Platform.LINUX, directory, Map.of("FLATPAK_USER_DIR", moved.toString()));

    assertThat(other.claims(new FlatpakSource(), "/srv/flatpak/exports/bin/org.gimp.GIMP"))
        .hasSize(1);
  }

  @Test
  void fileOfItsOwnInTheExports_isNotFlatpaks() throws IOException {
    export("/var/lib/flatpak", "org.gimp.GIMP");
    machine.program("/var/lib/flatpak/exports/bin/curl");

    assertThat(machine.claims(new FlatpakSource(), "/var/lib/flatpak/exports/bin/curl")).isEmpty();
  }

  private void export(String installation, String id) throws IOException {
    String deployed = installation + "/app/" + id + "/x86_64/stable/0123abcd";
    machine
        .file(deployed + "/export/bin/" + id, "#!/bin/sh\n")
        .link(installation + "/app/" + id + "/x86_64/stable/active", "0123abcd")
        .link(installation + "/app/" + id + "/current", "x86_64/stable")
        .link(
            installation + "/exports/bin/" + id,
            "../../app/" + id + "/current/active/export/bin/" + id);
  }
}
