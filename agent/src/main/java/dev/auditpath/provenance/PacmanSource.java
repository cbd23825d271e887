package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.Curation;
import dev.auditpath.model.Inventory;
import dev.auditpath.model.ManagedPackage;
import dev.auditpath.model.Provenance;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Claims the files of packages that pacman installed: Arch Linux and its kin.
 *
 * <p>Reads {@code /var/lib/pacman/local/*}{@code /files} and {@code desc}, each a sequence of
 * {@code %FIELD%} lines followed by values; see libalpm's be_local.c. {@code DBPath} in
 * pacman.conf(5), which moves it, is not followed.
 */
public final class PacmanSource implements ProvenanceSource {
  private static final int FILES_CAP = 64 << 20;
  private static final int DESC_CAP = 1 << 20;

  @Override
  public String id() {
    return "pacman";
  }

  @Override
  public Map<Path, Provenance> claims(
      List<Candidate> candidates, Inventory inventory, Host host, Problems problems) {
    Path local = host.system("/var/lib/pacman/local");
    if (!host.isDirectory(local)) {
      return Map.of();
    }
    return new ListedNames(host).claims(candidates, names -> owners(names, local, host, problems));
  }

  private static Map<String, ManagedPackage> owners(
      Set<String> names, Path local, Host host, Problems problems) {
    Set<String> relative = new LinkedHashSet<>();
    names.forEach(name -> relative.add(name.substring(1)));
    WantedLines wanted = new WantedLines(relative);
    Map<String, ManagedPackage> owners = new HashMap<>();
    for (Path entry : DatabaseDirectory.entries(local, problems)) {
      if (host.isDirectory(entry)) {
        try {
          owners.putAll(owners(entry, wanted, host));
        } catch (NoSuchFileException absent) {
          // A package being installed or removed this moment.
        } catch (IOException e) {
          problems.add(entry, e);
        }
      }
    }
    return owners;
  }

  private static Map<String, ManagedPackage> owners(Path entry, WantedLines wanted, Host host)
      throws IOException {
    byte[] files = host.read(entry.resolve("files"), FILES_CAP);
    Set<String> found = new LinkedHashSet<>();
    wanted.findIn(files, line -> found.add("/" + line));
    Map<String, ManagedPackage> owners = new HashMap<>();
    if (!found.isEmpty()) {
      List<String> desc = host.readText(entry.resolve("desc"), DESC_CAP).lines().toList();
      ManagedPackage owner =
          new ManagedPackage(
              "pacman",
              field(desc, "%NAME%"),
              field(desc, "%VERSION%"),
              Curation.SYSTEM,
              PythonProjects.inLines(files));
      found.forEach(name -> owners.put(name, owner));
    }
    return owners;
  }

  private static String field(List<String> desc, String field) {
    int at = desc.indexOf(field);
    return at < 0 || at + 1 == desc.size() ? "" : desc.get(at + 1);
  }
}
