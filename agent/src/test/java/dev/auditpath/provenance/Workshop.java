package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.CommandName;
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
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A machine built file by file in a directory, for tests of sources and shim readers. */
record Workshop(Path root, Map<String, String> variables) {
  private static final Inventory NOTHING = new Inventory(List.of(), Map.of(), List.of(), 0);

  static Workshop in(Path directory) throws IOException {
    Path root = directory.toRealPath();
    Files.createDirectories(root.resolve("home/work"));
    return new Workshop(root, Map.of());
  }

  Workshop with(String variable, Path value) {
    return with(variable, value.toString());
  }

  Workshop with(String variable, String value) {
    return new Workshop(root, Map.of(variable, value));
  }

  Path home() {
    return root.resolve("home");
  }

  Host host() {
    return new Host(
        Platform.LINUX, root, home(), home().resolve("work"), 1000, variables, Clock.systemUTC());
  }

  Path write(String name, String text) throws IOException {
    return write(name, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  Path write(String name, byte[] bytes) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file;
  }

  /** Writes what begins like an ELF executable. */
  Path binary(String name) throws IOException {
    return write(name, new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0});
  }

  Path link(String name, String target) throws IOException {
    Path link = root.resolve(name);
    Files.createDirectories(link.getParent());
    return Files.createSymbolicLink(link, Path.of(target));
  }

  /** Returns the candidate that a path is, its links followed one by one. */
  static Candidate candidate(Path path) throws IOException {
    Host local = Host.local();
    List<Hop> hops = new ArrayList<>();
    for (Path at = path; Files.isSymbolicLink(at); ) {
      at = at.resolveSibling(Files.readSymbolicLink(at));
      hops.add(new Hop("link", at));
    }
    return new Candidate(
        CommandName.of(local.fileName(path), Platform.LINUX),
        path,
        local.identity(path),
        Runnability.RUNS,
        hops,
        path.toRealPath(),
        new Unattributed());
  }

  /** Returns what a source says of a path. */
  Optional<Provenance> claim(ProvenanceSource source, Path path) throws IOException {
    return Optional.ofNullable(
        source.claims(List.of(candidate(path)), NOTHING, host(), new Problems(host())).get(path));
  }

  Optional<String> claimed(ProvenanceSource source, Path path) throws IOException {
    return claim(source, path)
        .map(
            claim ->
                "%s %s %s %s"
                    .formatted(
                        claim.kind(),
                        claim.name(),
                        claim.version(),
                        ((ManagedPackage) claim).curation()));
  }

  Optional<List<Path>> targets(ShimReader reader, Path path) throws IOException {
    return reader.targets(candidate(path), host(), new Problems(host()));
  }
}
