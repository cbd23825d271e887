package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Curation;
import dev.auditpath.model.ManagedPackage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The packages in {@code rpmdb.sqlite}: table {@code Basenames} (key, hnum, idx) says which
 * packages have a file of a name, table {@code Packages} (hnum, blob) holds their headers; see
 * lib/backend/sqlite.c of rpm.
 */
final class RpmDatabase {
  private final Path file;
  private final Host host;
  private final Problems problems;

  RpmDatabase(Path file, Host host, Problems problems) {
    this.file = file;
    this.host = host;
    this.problems = problems;
  }

  /** Returns the packages of those names that the database has. */
  Map<String, ManagedPackage> owners(Set<String> names) {
    Map<String, ManagedPackage> owners = new HashMap<>();
    SqliteFile.sayWhereChangesWait(file, host, problems);
    try (SqliteFile database = SqliteFile.open(file, host)) {
      Set<Long> numbers = packageNumbers(database, names);
      SqliteTable.read(
          database,
          "Packages",
          row -> {
            if (numbers.contains(row.id())) {
              addOwned(row.blob(1), names, owners);
            }
          });
    } catch (IOException e) {
      problems.add(file, e);
    }
    return owners;
  }

  private static Set<Long> packageNumbers(SqliteFile database, Set<String> names)
      throws IOException {
    Set<String> baseNames = new HashSet<>();
    names.forEach(name -> baseNames.add(name.substring(name.lastIndexOf('/') + 1)));
    Set<Long> numbers = new HashSet<>();
    SqliteTable.read(
        database,
        "Basenames",
        row -> {
          if (baseNames.contains(row.text(0))) {
            numbers.add(row.integer(1));
          }
        });
    return numbers;
  }

  private void addOwned(byte[] blob, Set<String> names, Map<String, ManagedPackage> owners) {
    try {
      RpmHeader header = RpmHeader.of(blob);
      List<String> owned = new ArrayList<>();
      PythonProjects projects = new PythonProjects();
      header.forEachFile(
          name -> {
            projects.addFrom(name);
            if (names.contains(name)) {
              owned.add(name);
            }
          });
      if (!owned.isEmpty()) {
        ManagedPackage owner =
            new ManagedPackage(
                "rpm", header.name(), header.version(), Curation.SYSTEM, projects.names());
        owned.forEach(name -> owners.putIfAbsent(name, owner));
      }
    } catch (IOException e) {
      problems.add(file, e);
    }
  }
}
