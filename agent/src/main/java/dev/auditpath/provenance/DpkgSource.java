package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.Curation;
import dev.auditpath.model.Inventory;
import dev.auditpath.model.ManagedPackage;
import dev.auditpath.model.Provenance;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Claims the files of packages that dpkg installed: Debian, Ubuntu and their kin.
 *
 * <p>Reads {@code /var/lib/dpkg}: {@code info/*.list}, {@code diversions}, {@code status}; see
 * dpkg-query(1), dpkg-divert(1). {@code --admindir} and {@code DPKG_ADMINDIR} are not followed. A
 * link that update-alternatives(1) made is in no list; it is claimed by what it leads to.
 */
public final class DpkgSource implements ProvenanceSource {

  @Override
  public String id() {
    return "dpkg";
  }

  @Override
  public Map<Path, Provenance> claims(
      List<Candidate> candidates, Inventory inventory, Host host, Problems problems) {
    Path directory = host.system("/var/lib/dpkg");
    if (!host.isDirectory(directory.resolve("info"))) {
      return Map.of();
    }
    return new ListedNames(host)
        .claims(candidates, names -> owners(names, directory, host, problems));
  }

  private static Map<String, ManagedPackage> owners(
      Set<String> names, Path directory, Host host, Problems problems) {
    DpkgDiversions diversions = DpkgDiversions.read(directory, host, problems);
    DpkgLists lists =
        DpkgLists.search(directory.resolve("info"), diversions.listedNames(names), host, problems);
    Map<String, String> versions =
        DpkgStatus.versions(directory.resolve("status"), lists.packages(), host, problems);
    Map<String, ManagedPackage> packages = new HashMap<>();
    Map<String, ManagedPackage> owners = new HashMap<>();
    for (String name : names) {
      diversions.packages(name, lists).stream()
          .filter(versions::containsKey)
          .findFirst()
          .map(
              owner ->
                  packages.computeIfAbsent(
                      owner, key -> managed(key, versions.getOrDefault(key, ""), lists)))
          .ifPresent(owner -> owners.put(name, owner));
    }
    return owners;
  }

  private static ManagedPackage managed(String key, String version, DpkgLists lists) {
    return new ManagedPackage(
        "dpkg",
        DpkgLists.withoutArchitecture(key),
        version,
        Curation.SYSTEM,
        lists.pythonProjects(key));
  }
}
