package dev.auditpath.watch;

import dev.auditpath.host.Host;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What package managers touch whenever they have changed something. */
final class PackageDatabases {
  private PackageDatabases() {}

  /** Returns the directories, present or not, with what matters in each. */
  static Map<Path, Attention> of(Host host) {
    Map<Path, Attention> places = new LinkedHashMap<>();
    // dpkg replaces the file at its end, and "diversions" at dpkg-divert's.
    places.put(host.system("/var/lib/dpkg"), Attention.to("status", "diversions"));
    places.put(host.system("/var/lib/rpm"), Attention.to("rpmdb.sqlite", "Packages"));
    places.put(host.system("/usr/lib/sysimage/rpm"), Attention.to("rpmdb.sqlite"));
    places.put(host.system("/var/lib/pacman/local"), Attention.NEW_FOLDERS);
    places.put(host.system("/lib/apk/db"), Attention.to("installed"));
    places.put(host.system("/var/lib/snapd"), Attention.to("state.json"));
    return places;
  }
}
