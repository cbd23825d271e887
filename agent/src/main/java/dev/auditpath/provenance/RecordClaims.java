package dev.auditpath.provenance;

import dev.auditpath.distinfo.MetadataFiles;
import dev.auditpath.distinfo.MetadataFolder;
import dev.auditpath.distinfo.RecordRows;
import dev.auditpath.distinfo.RecordRows.Row;
import dev.auditpath.distinfo.RecordedHash;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of RECORD files that name scripts of one bin directory. Each RECORD is read once, when
 * it is first asked for.
 */
final class RecordClaims {
  private static final int RECORD_CAP = 64 * 1024 * 1024;
  private static final int HASHED = 1024 * 1024;
  private static final int SCRIPT_CAP = 64 * 1024 * 1024;

  private final Path binDirectory;
  private final Path realBinDirectory;
  private final Problems problems;
  private final MetadataFiles files;
  private final Map<Path, Optional<List<Row>>> rowsOf = new HashMap<>();
  private final Map<String, List<Owner>> ownersOf = new HashMap<>();
  private boolean scanned;

  /** A row and the distribution whose RECORD holds it. */
  record Owner(MetadataFolder folder, Row row) {}

  RecordClaims(Path binDirectory, Path realBinDirectory, Host host, Problems problems) {
    this.binDirectory = binDirectory.normalize();
    this.realBinDirectory = realBinDirectory;
    this.problems = problems;
    this.files = new MetadataFiles(host, problems);
  }

  static Path file(MetadataFolder folder) {
    return folder.path().resolve("RECORD");
  }

  /** Returns the rows of a distribution that name a script. */
  List<Owner> of(MetadataFolder folder, String fileName) {
    List<Owner> owners = new ArrayList<>();
    for (Row row : rows(folder).orElse(List.of())) {
      if (row.path().endsWith("/" + fileName) || row.path().equals("bin/" + fileName)) {
        owners.add(new Owner(folder, row));
      }
    }
    return owners;
  }

  /** Returns the rows of all distributions that name a script; reads every RECORD once. */
  List<Owner> ofAny(List<MetadataFolder> folders, String fileName) {
    if (!scanned) {
      scanned = true;
      for (MetadataFolder folder : folders) {
        for (Row row : rows(folder).orElse(List.of())) {
          String name = row.path().substring(row.path().lastIndexOf('/') + 1);
          ownersOf.computeIfAbsent(name, key -> new ArrayList<>()).add(new Owner(folder, row));
        }
      }
    }
    return ownersOf.getOrDefault(fileName, List.of());
  }

  /**
   * Returns the owner among several: whose digest is the file's; else whose module the script
   * imports; else who came last.
   */
  Owner best(List<Owner> owners, Path script, LauncherHint hint) {
    List<Owner> matching = owners.size() == 1 ? owners : matching(owners, script);
    List<Owner> left = matching.isEmpty() ? owners : matching;
    if (left.size() == 1) {
      return left.get(0);
    }
    return left.stream()
        .filter(owner -> ownsModule(owner.folder(), hint.module()))
        .findFirst()
        .orElseGet(
            () ->
                left.stream()
                    .max(Comparator.comparing(owner -> changed(owner.folder())))
                    .orElse(left.get(0)));
  }

  /**
   * Returns those owners whose row fits the file: the digest, and for one over 1 MB, such as a
   * binary that a wheel ships, the size alone.
   */
  List<Owner> fitting(List<Owner> owners, Path script) {
    if (owners.isEmpty()) {
      return List.of();
    }
    if (files.program(script).filter(RecordClaims::isWhole).isPresent()) {
      return matching(owners, script);
    }
    try {
      long size = Files.size(script);
      return size <= HASHED
          ? matching(owners, script)
          : owners.stream()
              .filter(owner -> owner.row().size().equals(Long.toString(size)))
              .toList();
    } catch (IOException e) {
      problems.add(script, e);
      return List.of();
    }
  }

  /** Returns those owners whose row states the digest that the file has. */
  List<Owner> matching(List<Owner> owners, Path script) {
    if (owners.stream().noneMatch(owner -> RecordedHash.isStated(owner.row().hash()))) {
      return List.of();
    }
    // A launcher is read already; what is longer than its beginning is read whole.
    Optional<byte[]> content =
        files
            .program(script)
            .filter(RecordClaims::isWhole)
            .or(() -> files.bytes(script, SCRIPT_CAP));
    if (content.isEmpty()) {
      return List.of();
    }
    RecordedHash.Digest digest = RecordedHash.sha256(content.get());
    List<Owner> matching = new ArrayList<>();
    for (Owner owner : owners) {
      if (RecordedHash.matches(owner.row().hash(), digest)) {
        matching.add(owner);
      }
    }
    return matching;
  }

  private static boolean isWhole(byte[] program) {
    return program.length < Host.PROGRAM_HEAD;
  }

  private Optional<List<Row>> rows(MetadataFolder folder) {
    if (folder.form() != MetadataFolder.Form.DIST_INFO) {
      return Optional.empty();
    }
    return rowsOf.computeIfAbsent(
        folder.path(),
        path -> files.bytes(file(folder), RECORD_CAP).map(bytes -> inBin(bytes, folder)));
  }

  private List<Row> inBin(byte[] record, MetadataFolder folder) {
    List<Row> rows = new ArrayList<>();
    for (Row row : RecordRows.naming(record, "bin")) {
      if (isTargetRow(row, folder) || isInBin(row, folder)) {
        rows.add(row);
      }
    }
    return rows;
  }

  private boolean isInBin(Row row, MetadataFolder folder) {
    return files
        .path(row.path(), folder.sitePackages())
        .map(Path::getParent)
        .filter(parent -> parent.equals(binDirectory) || parent.equals(realBinDirectory))
        .isPresent();
  }

  /** {@code pip install --target D} records {@code ../../bin/x} although the file is D/bin/x. */
  private boolean isTargetRow(Row row, MetadataFolder folder) {
    return row.path().startsWith("../../bin/")
        && folder.sitePackages().resolve("bin").equals(binDirectory);
  }

  private boolean ownsModule(MetadataFolder folder, String module) {
    if (module.isEmpty()) {
      return false;
    }
    String rows =
        files
            .bytes(file(folder), RECORD_CAP)
            .map(bytes -> "\n" + new String(bytes, StandardCharsets.ISO_8859_1))
            .orElse("");
    return rows.contains("\n" + module + "/") || rows.contains("\n" + module + ".py,");
  }

  private FileTime changed(MetadataFolder folder) {
    try {
      return Files.getLastModifiedTime(folder.path());
    } catch (IOException e) {
      problems.add(folder.path(), e);
      return FileTime.fromMillis(0);
    }
  }
}
