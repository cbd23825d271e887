package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.Inventory;
import dev.auditpath.model.ManagedPackage;
import dev.auditpath.model.Provenance;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Claims the files of MacPorts: {@code /opt/local/var/macports/registry/registry.db} says which
 * port put which file below {@code /opt/local}; see <a
 * href="https://guide.macports.org/#internals.registry">the guide</a>. Another prefix, chosen when
 * MacPorts itself is built, is not looked for.
 */
public final class MacPortsSource implements ProvenanceSource {
  private static final String PREFIX = "/opt/local/";

  @Override
  public String id() {
    return "macports";
  }

  @Override
  public Map<Path, Provenance> claims(
      List<Candidate> candidates, Inventory inventory, Host host, Problems problems) {
    Path registry = host.system(PREFIX + "var/macports/registry/registry.db");
    if (!host.isFile(registry)) {
      return Map.of();
    }
    return new ListedNames(host)
        .claims(candidates, names -> owners(names, registry, host, problems));
  }

  private static Map<String, ManagedPackage> owners(
      Set<String> names, Path registry, Host host, Problems problems) {
    Set<String> below = new LinkedHashSet<>(names);
    below.removeIf(name -> !name.startsWith(PREFIX));
    return below.isEmpty()
        ? Map.of()
        : new MacPortsRegistry(registry, host, problems).owners(below);
  }
}
