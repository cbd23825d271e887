package dev.auditpath.examine;

import dev.auditpath.distinfo.MetadataFolder;
import dev.auditpath.distinfo.RecordRows.Row;
import dev.auditpath.distinfo.RecordedHash;
import dev.auditpath.distinfo.RecordedHash.Digest;
import dev.auditpath.host.Host;
import dev.auditpath.model.Evidence;
import dev.auditpath.model.Origin;
import dev.auditpath.model.PythonDistribution;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds files that were read against the digests of their distribution's RECORD.
 *
 * <p>Honest differences are passed over: RECORD states no digest, the files belong to a source tree
 * (editable), another package manager made the metadata and may patch the files (conda, and Debian,
 * which leaves no INSTALLER).
 */
final class RecordCheck {
  private static final int SHOWN = 12;

  private final DistributionIndex index;
  private final Host host;

  RecordCheck(DistributionIndex index, Host host) {
    this.index = index;
    this.host = host;
  }

  /** Returns evidence of each file that is not what its RECORD says. */
  List<Evidence> altered(Map<Path, Ownership.ReadFile> read) {
    List<Evidence> altered = new ArrayList<>();
    read.forEach(
        (file, content) -> {
          Path sitePackages = content.sitePackages();
          for (MetadataFolder folder : index.ofProject(content.owner())) {
            if (folder.sitePackages().equals(sitePackages) && keepsItsWord(folder)) {
              check(folder, file, content).ifPresent(altered::add);
            }
          }
        });
    return altered;
  }

  /** Returns whether a distribution's RECORD is about the files that lie there. */
  boolean keepsItsWord(MetadataFolder folder) {
    PythonDistribution distribution = index.describe(folder);
    return distribution.origin() != Origin.EDITABLE
        && !distribution.installer().isEmpty()
        && !distribution.installer().equals("conda");
  }

  private Optional<Evidence> check(MetadataFolder folder, Path file, Ownership.ReadFile content) {
    String relative = relative(file, content.sitePackages());
    if (relative.isEmpty()) {
      return Optional.empty();
    }
    return index.rows(folder, relative).stream()
        .filter(row -> RecordedHash.isStated(row.hash()))
        .findFirst()
        .filter(row -> !claims(folder, relative, content.digest()))
        .map(row -> evidence(file, folder, row, content.digest(), host));
  }

  /** Returns whether a RECORD, this one or another's, has the digest for the file. */
  private boolean claims(MetadataFolder folder, String relative, Digest digest) {
    if (states(folder, relative, digest)) {
      return true;
    }
    Collection<MetadataFolder> others = index.withTopName(relative.split("/", 2)[0]);
    return others.stream()
        .filter(other -> other.sitePackages().equals(folder.sitePackages()))
        .anyMatch(other -> states(other, relative, digest));
  }

  private boolean states(MetadataFolder folder, String relative, Digest digest) {
    return index.rows(folder, relative).stream()
        .anyMatch(row -> RecordedHash.matches(row.hash(), digest));
  }

  static Evidence evidence(Path file, MetadataFolder folder, Row row, Digest digest, Host host) {
    String stated = row.hash().substring(row.hash().indexOf('=') + 1);
    String detail =
        "is not what "
            + host.text(folder.path().resolve("RECORD"))
            + " says in line "
            + row.line()
            + ": sha256 "
            + cut(stated)
            + " there, "
            + cut(digest.base64())
            + " here";
    return new Evidence("altered", file, 0, detail, "");
  }

  private static String cut(String digest) {
    return digest.length() <= SHOWN ? digest : digest.substring(0, SHOWN) + "…";
  }

  private String relative(Path file, Path sitePackages) {
    String folder = host.text(sitePackages) + "/";
    String text = host.text(file);
    return text.startsWith(folder) ? text.substring(folder.length()) : "";
  }
}
