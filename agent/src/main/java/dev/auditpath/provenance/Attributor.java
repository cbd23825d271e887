package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.Curation;
import dev.auditpath.model.Hop;
import dev.auditpath.model.Inventory;
import dev.auditpath.model.ManagedPackage;
import dev.auditpath.model.Provenance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says who put each candidate there: shims are followed first, then the first claim stands. */
public final class Attributor {
  private final List<ShimReader> shimReaders;
  private final List<ProvenanceSource> sources;

  public Attributor(List<ShimReader> shimReaders, List<ProvenanceSource> sources) {
    this.shimReaders = List.copyOf(shimReaders);
    this.sources = List.copyOf(sources);
  }

  /** Returns the candidates with their provenance, in the order given. */
  public List<Candidate> attribute(
      Collection<Candidate> candidates, Inventory inventory, Host host, Problems problems) {
    List<Candidate> followed = new ArrayList<>();
    for (Candidate candidate : candidates) {
      followed.add(candidate.runnability().runs() ? follow(candidate, host, problems) : candidate);
    }
    Map<Path, Provenance> claims = claims(followed, inventory, host, problems);
    return followed.stream()
        .map(
            candidate ->
                claims.containsKey(candidate.path())
                    ? candidate.withProvenance(claims.get(candidate.path()))
                    : candidate)
        .toList();
  }

  private Map<Path, Provenance> claims(
      List<Candidate> candidates, Inventory inventory, Host host, Problems problems) {
    Map<Path, Provenance> claims = new HashMap<>();
    List<Candidate> open =
        candidates.stream()
            .filter(candidate -> candidate.runnability().runs())
            .filter(candidate -> candidate.provenance().name().isEmpty())
            .toList();
    for (ProvenanceSource source : sources) {
      if (open.isEmpty()) {
        break;
      }
      claims.putAll(source.claims(open, inventory, host, problems));
      open = open.stream().filter(candidate -> !claims.containsKey(candidate.path())).toList();
    }
    return claims;
  }

  private Candidate follow(Candidate candidate, Host host, Problems problems) {
    for (ShimReader reader : shimReaders) {
      Optional<List<Path>> targets = reader.targets(candidate, host, problems);
      if (targets.isPresent()) {
        return targets.get().isEmpty()
            ? candidate.withProvenance(
                new ManagedPackage(
                    reader.id(), "shim of no installed version", "", Curation.CURATED))
            : throughShim(candidate, reader.id(), targets.get().get(0), problems);
      }
    }
    return candidate;
  }

  private static Candidate throughShim(
      Candidate shim, String manager, Path target, Problems problems) {
    try {
      List<Hop> hops = new ArrayList<>(shim.hops());
      hops.add(new Hop(manager, target));
      return shim.leadingTo(hops, target.toRealPath());
    } catch (IOException gone) {
      problems.add(target, gone);
      return shim;
    }
  }
}
