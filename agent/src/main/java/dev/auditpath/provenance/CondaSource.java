package dev.auditpath.provenance;

import dev.auditpath.host.DirectoryNames;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.Inventory;
import dev.auditpath.model.ManagedPackage;
import dev.auditpath.model.Provenance;
import dev.auditpath.model.PythonEnvironment;
import dev.auditpath.provenance.EnvironmentBins.Script;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Claims what conda, mamba and pixi put into the bin directories of their environments, by {@code
 * <prefix>/conda-meta/*.json}.
 *
 * <p>pip may write over such a file without conda's knowledge. A file that no longer has the size
 * or the SHA-256 that its package records is therefore left to the sources that follow; a file over
 * 8 MB is compared by size alone. On macOS, where conda signs binaries anew, neither is compared.
 */
public final class CondaSource implements ProvenanceSource {
  private static final Set<String> KINDS = Set.of("conda", "mamba", "micromamba", "pixi");
  private static final int PACKAGES = 5_000;

  @Override
  public String id() {
    return "conda";
  }

  @Override
  public Map<Path, Provenance> claims(
      List<Candidate> candidates, Inventory inventory, Host host, Problems problems) {
    EnvironmentBins bins = new EnvironmentBins(inventory, host, problems);
    Map<PythonEnvironment, Set<Path>> wanted = new LinkedHashMap<>();
    for (Candidate candidate : candidates) {
      for (Script script : scripts(candidate, bins)) {
        wanted
            .computeIfAbsent(script.environment(), key -> new LinkedHashSet<>())
            .add(script.file());
      }
    }
    Map<Path, ManagedPackage> owners = new LinkedHashMap<>();
    wanted.forEach(
        (environment, files) -> owners.putAll(owners(environment, files, host, problems)));
    return byCandidate(candidates, bins, owners);
  }

  private static Map<Path, Provenance> byCandidate(
      List<Candidate> candidates, EnvironmentBins bins, Map<Path, ManagedPackage> owners) {
    Map<Path, Provenance> claims = new LinkedHashMap<>();
    for (Candidate candidate : candidates) {
      scripts(candidate, bins).stream()
          .map(script -> owners.get(script.file()))
          .filter(owner -> owner != null)
          .findFirst()
          .ifPresent(owner -> claims.put(candidate.path(), owner));
    }
    return claims;
  }

  /** A link that conda made is vouched for by the file it leads to, where that is conda's too. */
  private static List<Script> scripts(Candidate candidate, EnvironmentBins bins) {
    List<Script> inConda =
        bins.scripts(candidate).stream().filter(script -> isConda(script.environment())).toList();
    boolean leadsIntoConda =
        inConda.stream().anyMatch(script -> script.file().equals(candidate.realPath()));
    return leadsIntoConda
        ? inConda.stream().filter(s -> s.file().equals(candidate.realPath())).toList()
        : inConda;
  }

  private static boolean isConda(PythonEnvironment environment) {
    return KINDS.contains(environment.kind().word());
  }

  private static Map<Path, ManagedPackage> owners(
      PythonEnvironment environment, Set<Path> files, Host host, Problems problems) {
    Path meta = environment.prefix().resolve("conda-meta");
    List<String> names =
        DirectoryNames.matching(meta, name -> name.endsWith(".json"), host, problems);
    CondaFiles wanted = new CondaFiles(files, host, problems);
    names.stream()
        .sorted(Comparator.comparing(name -> !wanted.isLikely(name)))
        .limit(PACKAGES)
        .takeWhile(name -> !wanted.isEmpty())
        .forEach(name -> read(host.path(host.text(meta) + "/" + name), wanted, host, problems));
    return wanted.owners();
  }

  private static void read(Path file, CondaFiles wanted, Host host, Problems problems) {
    try {
      wanted.ask(host.read(file, CondaFiles.CAP));
    } catch (IOException e) {
      problems.add(file, e);
    }
  }
}
