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
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Claims the commands of snaps: links {@code SNAP} or {@code SNAP.APP} in {@code /snap/bin} to the
 * snap launcher, which runs the snap that the link's name names; and files of a mounted snap,
 * {@code /snap/SNAP/REVISION}. Fedora and Arch have {@code /var/lib/snapd/snap} for {@code /snap};
 * see <a href="https://snapcraft.io/docs/system-snap-directory">the documentation</a>.
 *
 * <p>Stands before the system's package managers: to them, each of these links leads to the
 * launcher, a file of their package snapd.
 */
public final class SnapSource implements ProvenanceSource {
  private static final List<String> ROOTS = List.of("/snap/", "/var/lib/snapd/snap/");
  private static final int YAML_CAP = 1 << 20;

  @Override
  public String id() {
    return "snap";
  }

  @Override
  public Map<Path, Provenance> claims(
      List<Candidate> candidates, Inventory inventory, Host host, Problems problems) {
    Map<Path, Provenance> claims = new LinkedHashMap<>();
    for (Candidate candidate : candidates) {
      owner(candidate, host, problems).ifPresent(owner -> claims.put(candidate.path(), owner));
    }
    return claims;
  }

  private static Optional<ManagedPackage> owner(Candidate candidate, Host host, Problems problems) {
    Optional<Path> revision =
        host.fileName(candidate.realPath()).equals("snap")
            ? launched(candidate, host)
            : Optional.empty();
    return revision
        .or(() -> mounted(host.nameOnMachine(candidate.realPath()), host))
        .map(directory -> snap(directory, host, problems));
  }

  /** Returns the current revision of the snap that a link to the launcher stands for. */
  private static Optional<Path> launched(Candidate candidate, Host host) {
    List<Path> files = new ArrayList<>(CandidateFiles.of(candidate));
    // An alias links to SNAP.APP, which links to the launcher: the one nearest to it names the
    // snap.
    Collections.reverse(files);
    for (Path file : files) {
      for (String root : ROOTS) {
        String bin = root + "bin/";
        String name = host.nameOnMachine(file);
        if (name.startsWith(bin)) {
          int dot = name.indexOf('.', bin.length());
          String snap = name.substring(bin.length(), dot < 0 ? name.length() : dot);
          Path current = host.system(root + snap + "/current");
          if (host.isDirectory(current)) {
            return Optional.of(current);
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Returns the directory SNAP/REVISION that a name lies in. */
  private static Optional<Path> mounted(String name, Host host) {
    for (String root : ROOTS) {
      int snapEnd = name.startsWith(root) ? name.indexOf('/', root.length()) : -1;
      int revisionEnd = snapEnd < 0 ? -1 : name.indexOf('/', snapEnd + 1);
      if (revisionEnd > 0) {
        return Optional.of(host.system(name.substring(0, revisionEnd)));
      }
    }
    return Optional.empty();
  }

  private static ManagedPackage snap(Path revision, Host host, Problems problems) {
    Path snap = revision.resolveSibling("");
    return new ManagedPackage(
        "snap", host.fileName(snap), version(revision, host, problems), Curation.CURATED);
  }

  private static String version(Path revision, Host host, Problems problems) {
    Path yaml = revision.resolve("meta/snap.yaml");
    try {
      return host.readText(yaml, YAML_CAP)
          .lines()
          .filter(line -> line.startsWith("version:"))
          .map(line -> unquoted(line.substring("version:".length()).strip()))
          .findFirst()
          .orElse("");
    } catch (NoSuchFileException absent) {
      return "";
    } catch (IOException e) {
      problems.add(yaml, e);
      return "";
    }
  }

  private static String unquoted(String scalar) {
    boolean isQuoted =
        scalar.length() >= 2
            && (scalar.charAt(0) == '\'' || scalar.charAt(0) == '"')
            && scalar.charAt(scalar.length() - 1) == scalar.charAt(0);
    return isQuoted ? scalar.substring(1, scalar.length() - 1) : scalar;
  }
}
