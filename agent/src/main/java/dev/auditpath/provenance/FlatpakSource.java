package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.Curation;
import dev.auditpath.model.Inventory;
import dev.auditpath.model.ManagedPackage;
import dev.auditpath.model.Provenance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Claims the commands that flatpak exports: {@code exports/bin/APPLICATION-ID} of an installation,
 * a link to a script below {@code app/APPLICATION-ID}.
 *
 * <p>Installations are {@code /var/lib/flatpak} ({@code FLATPAK_SYSTEM_DIR}) and {@code
 * ~/.local/share/flatpak} ({@code XDG_DATA_HOME}, {@code FLATPAK_USER_DIR}); see
 * flatpak-installation(5). Further ones in {@code /etc/flatpak/installations.d} are not looked for.
 * An application's version is its publisher's own affair and is not given.
 */
public final class FlatpakSource implements ProvenanceSource {

  @Override
  public String id() {
    return "flatpak";
  }

  @Override
  public Map<Path, Provenance> claims(
      List<Candidate> candidates, Inventory inventory, Host host, Problems problems) {
    Set<Path> applications = applications(host, problems);
    Map<Path, Provenance> claims = new LinkedHashMap<>();
    for (Candidate candidate : candidates) {
      for (Path directory : applications) {
        Path file = candidate.realPath();
        int depth = directory.getNameCount();
        if (file.startsWith(directory) && file.getNameCount() > depth + 1) {
          String id = host.fileName(directory.resolve(file.getName(depth)));
          claims.put(candidate.path(), new ManagedPackage("flatpak", id, "", Curation.CURATED));
        }
      }
    }
    return claims;
  }

  /** Returns the real directories that hold the installations' applications. */
  private static Set<Path> applications(Host host, Problems problems) {
    Path data = host.directory("XDG_DATA_HOME").orElse(host.home().resolve(".local/share"));
    List<Path> installations =
        List.of(
            host.directory("FLATPAK_SYSTEM_DIR").orElse(host.system("/var/lib/flatpak")),
            host.directory("FLATPAK_USER_DIR").orElse(data.resolve("flatpak")));
    Set<Path> applications = new LinkedHashSet<>();
    for (Path installation : installations) {
      Path directory = installation.resolve("app");
      if (host.isDirectory(directory)) {
        try {
          applications.add(directory.toRealPath());
        } catch (IOException e) {
          problems.add(directory, e);
        }
      }
    }
    return applications;
  }
}
