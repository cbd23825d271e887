package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.CommandName;
import dev.auditpath.model.FileIdentity;
import dev.auditpath.model.Hop;
import dev.auditpath.model.Inventory;
import dev.auditpath.model.ManagedPackage;
import dev.auditpath.model.Platform;
import dev.auditpath.model.Provenance;
import dev.auditpath.model.Runnability;
import dev.auditpath.model.Unattributed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A machine built file by file below a temporary directory, and what a source claims on it. */
final class SystemLayout {
  private static final Inventory NOTHING_SURVEYED =
      new Inventory(List.of(), Map.of(), List.of(), 0);

  final Host host;
  final Problems problems;
  private final Path root;

  private SystemLayout(Host host, Path root) {
    this.host = host;
    this.root = root;
    this.problems = new Problems(host);
  }

  static SystemLayout linux(Path directory) throws IOException {
    return of(Platform.LINUX, directory, Map.of());
  }

  static SystemLayout of(Platform platform, Path directory, Map<String, String> variables)
      throws IOException {
    // Real, since candidates' real paths are: /tmp may itself be a link.
    Path root = Files.createDirectories(directory.resolve("root")).toRealPath();
    Path home = Files.createDirectories(root.resolve("home/ada"));
    return new SystemLayout(
        new Host(platform, root, home, home, 1000, variables, Clock.systemUTC()), root);
  }

  /** The machine that the tests run on. */
  static SystemLayout real() {
    return new SystemLayout(Host.local(), Path.of("/"));
  }

  Path at(String name) {
    return root.resolve(name.substring(1));
  }

  SystemLayout file(String name, String text) throws IOException {
    Files.createDirectories(at(name).getParent());
    Files.writeString(at(name), text);
    return this;
  }

  SystemLayout program(String name) throws IOException {
    return file(name, "\177ELF");
  }

  /** Makes a link; an absolute target is taken as a name on this machine. */
  SystemLayout link(String name, String target) throws IOException {
    Files.createDirectories(at(name).getParent());
    Files.createSymbolicLink(at(name), target.startsWith("/") ? at(target) : Path.of(target));
    return this;
  }

  Candidate candidate(String name) throws IOException {
    Path path = at(name);
    List<Hop> hops = new ArrayList<>();
    Path file = path;
    while (Files.isSymbolicLink(file) && hops.size() < 40) {
      file = file.resolveSibling(Files.readSymbolicLink(file)).normalize();
      hops.add(new Hop("link", file));
    }
    return new Candidate(
        CommandName.of(path.getFileName().toString(), host.platform()),
        path,
        new FileIdentity(path),
        Runnability.RUNS,
        hops,
        path.toRealPath(),
        new Unattributed());
  }

  /** Returns what the source claims of these files, by the names asked for. */
  Map<String, ManagedPackage> claims(ProvenanceSource source, String... names) throws IOException {
    List<Candidate> candidates = new ArrayList<>();
    for (String name : names) {
      candidates.add(candidate(name));
    }
    Map<Path, Provenance> claims = source.claims(candidates, NOTHING_SURVEYED, host, problems);
    Map<String, ManagedPackage> byName = new LinkedHashMap<>();
    claims.forEach((path, claim) -> byName.put(host.nameOnMachine(path), (ManagedPackage) claim));
    return byName;
  }

  /** Returns whose the source says that one file is; fails where it does not say. */
  ManagedPackage owner(ProvenanceSource source, String name) throws IOException {
    ManagedPackage owner = claims(source, name).get(name);
    if (owner == null) {
      throw new AssertionError(name + " is not claimed");
    }
    return owner;
  }
}
