package dev.auditpath.examine;

import dev.auditpath.distinfo.MetadataFiles;
import dev.auditpath.distinfo.MetadataFolder;
import dev.auditpath.distinfo.RecordRows;
import dev.auditpath.distinfo.RecordRows.Row;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Evidence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rows of one environment's RECORDs that name files of its bin directory. */
final class Claimants {
  private final Path bin;
  private final Path realBin;
  private final DistributionIndex index;
  private final Host host;
  private final MetadataFiles files;
  private final Map<String, List<Claimant>> byName = new TreeMap<>();
  private boolean read;

  /** A distribution and its row. */
  record Claimant(MetadataFolder folder, Row row) {
    Path record() {
      return folder.path().resolve("RECORD");
    }
  }

  Claimants(Path bin, DistributionIndex index, Host host, Problems problems) {
    this.bin = bin.normalize();
    this.realBin = real(this.bin);
    this.index = index;
    this.host = host;
    this.files = new MetadataFiles(host, problems);
  }

  /** Returns the rows that name a script; all RECORDs are read when first asked. */
  List<Claimant> of(String script) {
    readAll();
    return byName.getOrDefault(script, List.of());
  }

  /** Returns the files that the rows name, in order of name. */
  List<Path> files() {
    readAll();
    return byName.keySet().stream().map(name -> host.child(bin, name)).toList();
  }

  private void readAll() {
    if (!read) {
      read = true;
      index.folders().forEach(this::read);
    }
  }

  /** Returns the other distributions whose RECORD names a script, as evidence. */
  List<Evidence> rivals(String script, MetadataFolder owner) {
    List<Evidence> rivals = new ArrayList<>();
    for (Claimant claimant : of(script)) {
      // Two versions of one project lie side by side after an interrupted upgrade.
      if (!claimant.folder().normalizedProject().equals(owner.normalizedProject())) {
        String whose = claimant.folder().project() + " " + claimant.folder().version();
        rivals.add(
            new Evidence(
                "origin",
                claimant.record(),
                claimant.row().line(),
                "the RECORD of " + whose.strip() + " names this file too",
                claimant.row().text()));
      }
    }
    return rivals;
  }

  private static Path real(Path directory) {
    try {
      return directory.toRealPath();
    } catch (IOException absent) {
      return directory;
    }
  }

  private void read(MetadataFolder folder) {
    List<Row> rows =
        index.record(folder).map(record -> RecordRows.naming(record, "bin")).orElse(List.of());
    for (Row row : rows) {
      if (isInBin(row, folder)) {
        String name = row.path().substring(row.path().lastIndexOf('/') + 1);
        byName.computeIfAbsent(name, any -> new ArrayList<>()).add(new Claimant(folder, row));
      }
    }
  }

  private boolean isInBin(Row row, MetadataFolder folder) {
    // pip install --target D records ../../bin/x although the file is D/bin/x.
    boolean target =
        row.path().startsWith("../../bin/") && folder.sitePackages().resolve("bin").equals(bin);
    return target
        || files
            .path(row.path(), folder.sitePackages())
            .map(Path::getParent)
            .filter(parent -> parent.equals(bin) || parent.equals(realBin))
            .isPresent();
  }
}
