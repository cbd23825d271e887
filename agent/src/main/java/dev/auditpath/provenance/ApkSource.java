package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.Inventory;
import dev.auditpath.model.ManagedPackage;
import dev.auditpath.model.Provenance;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Claims the files of packages that apk installed: Alpine Linux and its kin.
 *
 * <p>Reads {@code /lib/apk/db/installed}, from apk-tools 3 on {@code /usr/lib/apk/db/installed};
 * see <a href="https://wiki.alpinelinux.org/wiki/Apk_spec">the format</a>. Links that BusyBox makes
 * for its applets are in no list; they are claimed by what they lead to.
 */
public final class ApkSource implements ProvenanceSource {
  private static final List<String> DATABASES =
      List.of("/usr/lib/apk/db/installed", "/lib/apk/db/installed");
  private static final int CAP = 256 << 20;

  @Override
  public String id() {
    return "apk";
  }

  @Override
  public Map<Path, Provenance> claims(
      List<Candidate> candidates, Inventory inventory, Host host, Problems problems) {
    for (String database : DATABASES) {
      Path file = host.system(database);
      if (host.isFile(file)) {
        return new ListedNames(host)
            .claims(candidates, names -> owners(names, file, host, problems));
      }
    }
    return Map.of();
  }

  private static Map<String, ManagedPackage> owners(
      Set<String> names, Path file, Host host, Problems problems) {
    try {
      return new ApkInstalled(names).owners(host.read(file, CAP));
    } catch (NoSuchFileException absent) {
      return Map.of();
    } catch (IOException e) {
      problems.add(file, e);
      return Map.of();
    }
  }
}
