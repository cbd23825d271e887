package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.CommandName;
import dev.auditpath.model.EnvironmentKind;
import dev.auditpath.model.Hop;
import dev.auditpath.model.Inventory;
import dev.auditpath.model.Platform;
import dev.auditpath.model.Provenance;
import dev.auditpath.model.PythonDistribution;
import dev.auditpath.model.PythonEnvironment;
import dev.auditpath.model.Runnability;
import dev.auditpath.model.Unattributed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** One environment on a real disk, and a source that is asked about files in it. */
final class Scene {
  private final Path prefix;
  final Problems problems;
  private final PythonEnvironment environment;

  Scene(String kind, Path prefix, Path... sitePackages) {
    this.prefix = prefix;
    problems = new Problems(host());
    environment =
        new PythonEnvironment(
            new EnvironmentKind(kind),
            prefix,
            prefix.resolve("bin"),
            "3.11.7",
            List.of(sitePackages));
  }

  /** A host of its own for each question, as each audit has one: files change in between. */
  private Host host() {
    return new Host(
        Platform.LINUX, Path.of("/"), prefix, prefix, 1000, Map.of(), Clock.systemUTC());
  }

  /** Returns who a source says put a file there; unattributed where it does not claim it. */
  Provenance ask(ProvenanceSource source, Path file) throws IOException {
    Candidate candidate = candidate(file);
    Inventory inventory = new Inventory(List.of(), Map.of(), List.of(environment), 0);
    return source
        .claims(List.of(candidate), inventory, host(), problems)
        .getOrDefault(file, new Unattributed());
  }

  /** Returns the distribution that {@link PythonSource} names. */
  PythonDistribution distribution(Path file) throws IOException {
    return (PythonDistribution) ask(new PythonSource(), file);
  }

  private Candidate candidate(Path file) throws IOException {
    Path real = file.toRealPath();
    List<Hop> hops =
        Files.isSymbolicLink(file)
            ? List.of(new Hop("link", file.resolveSibling(Files.readSymbolicLink(file))))
            : List.of();
    return new Candidate(
        CommandName.of(host().fileName(file), Platform.LINUX),
        file,
        host().identity(file),
        Runnability.RUNS,
        hops,
        real,
        new Unattributed());
  }
}
