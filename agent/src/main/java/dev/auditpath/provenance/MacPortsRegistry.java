package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Curation;
import dev.auditpath.model.ManagedPackage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The ports in MacPorts' {@code registry.db}: table {@code files} says which port has put which
 * file, and whether it is active; table {@code ports} says what the port is. Their columns have
 * changed over time; see src/cregistry/sql.c of MacPorts.
 */
final class MacPortsRegistry {
  private final Path file;
  private final Host host;
  private final Problems problems;

  MacPortsRegistry(Path file, Host host, Problems problems) {
    this.file = file;
    this.host = host;
    this.problems = problems;
  }

  /** Returns the ports of those names that are active files of one. */
  Map<String, ManagedPackage> owners(Set<String> names) {
    Map<String, ManagedPackage> owners = new HashMap<>();
    SqliteFile.sayWhereChangesWait(file, host, problems);
    try (SqliteFile registry = SqliteFile.open(file, host)) {
      Map<String, Long> ports = portNumbers(registry, names);
      Map<Long, ManagedPackage> packages = packages(registry, Set.copyOf(ports.values()));
      ports.forEach(
          (name, port) -> {
            ManagedPackage owner = packages.get(port);
            if (owner != null) {
              owners.put(name, owner);
            }
          });
    } catch (IOException e) {
      problems.add(file, e);
    }
    return owners;
  }

  private static Map<String, Long> portNumbers(SqliteFile registry, Set<String> names)
      throws IOException {
    List<String> columns = SqliteTable.columns(registry, "files");
    int id = columns.indexOf("id");
    int path = columns.indexOf("actual_path");
    int active = columns.indexOf("active");
    Map<String, Long> ports = new HashMap<>();
    SqliteTable.read(
        registry,
        "files",
        row -> {
          String name = row.text(path);
          if (names.contains(name) && row.integer(active) != 0) {
            ports.put(name, row.integer(id));
          }
        });
    return ports;
  }

  private static Map<Long, ManagedPackage> packages(SqliteFile registry, Set<Long> numbers)
      throws IOException {
    List<String> columns = SqliteTable.columns(registry, "ports");
    int name = columns.indexOf("name");
    int version = columns.indexOf("version");
    int revision = columns.indexOf("revision");
    Map<Long, ManagedPackage> packages = new HashMap<>();
    SqliteTable.read(
        registry,
        "ports",
        row -> {
          if (numbers.contains(row.id())) {
            packages.put(
                row.id(),
                new ManagedPackage(
                    "macports",
                    row.text(name),
                    row.text(version) + "_" + row.integer(revision),
                    Curation.CURATED));
          }
        });
    return packages;
  }
}
