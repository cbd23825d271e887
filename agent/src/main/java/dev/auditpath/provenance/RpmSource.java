package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.Inventory;
import dev.auditpath.model.Problem;
import dev.auditpath.model.Provenance;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Claims the files of packages that rpm installed: Fedora, Red Hat, SUSE and their kin.
 *
 * <p>Reads {@code rpmdb.sqlite} in {@code /usr/lib/sysimage/rpm}, {@code /var/lib/rpm} or, where
 * rpm-ostree made the system, {@code /usr/share/rpm}; see <a
 * href="https://rpm.org/docs/4.18.x/manual/">rpm's manual</a>. {@code %_dbpath}, which moves it, is
 * not followed. The older databases, {@code Packages} (Berkeley DB) and {@code Packages.db} (ndb),
 * are not read; that is said.
 */
public final class RpmSource implements ProvenanceSource {
  private static final List<String> DIRECTORIES =
      List.of("/usr/lib/sysimage/rpm", "/var/lib/rpm", "/usr/share/rpm");

  @Override
  public String id() {
    return "rpm";
  }

  @Override
  public Map<Path, Provenance> claims(
      List<Candidate> candidates, Inventory inventory, Host host, Problems problems) {
    for (String directory : DIRECTORIES) {
      Path file = host.system(directory + "/rpmdb.sqlite");
      if (host.isFile(file)) {
        return new ListedNames(host)
            .claims(candidates, names -> new RpmDatabase(file, host, problems).owners(names));
      }
    }
    sayWhereUnread(host, problems);
    return Map.of();
  }

  private static void sayWhereUnread(Host host, Problems problems) {
    for (String directory : DIRECTORIES) {
      sayIfThere(directory + "/Packages", "Berkeley DB", host, problems);
      sayIfThere(directory + "/Packages.db", "ndb", host, problems);
    }
  }

  private static void sayIfThere(String name, String format, Host host, Problems problems) {
    Path file = host.system(name);
    if (host.isFile(file)) {
      problems.add(
          new Problem(
              "unsupported",
              host.text(file),
              "rpm database in "
                  + format
                  + " format; not read, so its packages' files are nobody's",
              false));
    }
  }
}
