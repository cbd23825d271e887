package dev.auditpath.rules;

import dev.auditpath.model.Candidate;
import dev.auditpath.model.Curation;
import dev.auditpath.model.DirectoryRole;
import dev.auditpath.model.Hold;
import dev.auditpath.model.Inventory;
import dev.auditpath.model.KnownTool;
import dev.auditpath.model.KnownTools;
import dev.auditpath.model.ManagedPackage;
import dev.auditpath.model.NameClaim;
import dev.auditpath.model.PythonDistribution;
import dev.auditpath.model.PythonEnvironment;
import dev.auditpath.model.Resolution;
import dev.auditpath.model.SearchPath;
import dev.auditpath.model.SearchPathEntry;
import dev.auditpath.model.Unattributed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The winners that hold a system command's or a known tool's name, each file once, with the
 * strongest thing that can be said of it.
 */
public final class NameClaims {
  private final KnownTools knownTools;
  private final Expectation expectation = new Expectation();
  private final Map<Path, DirectoryRole> roles = new HashMap<>();
  private final Set<Path> environmentBins = new HashSet<>();

  private NameClaims(Inventory inventory, KnownTools knownTools) {
    this.knownTools = knownTools;
    for (SearchPath searchPath : inventory.searchPaths()) {
      for (SearchPathEntry entry : searchPath.entries()) {
        roles.put(entry.directory(), role(entry));
      }
    }
    for (PythonEnvironment environment : inventory.environments()) {
      if (environment.ownsBinDirectory()) {
        environmentBins.add(environment.binDirectory());
      }
    }
  }

  /** A directory that others can write to is no administrator's, whoever owns it. */
  private static DirectoryRole role(SearchPathEntry entry) {
    return entry.role() == DirectoryRole.VENDOR && !entry.exposures().isEmpty()
        ? DirectoryRole.USER
        : entry.role();
  }

  /** Returns the claims among resolutions, in order of command on each search path. */
  public static List<NameClaim> of(
      Inventory inventory, List<Resolution> resolutions, KnownTools knownTools) {
    return new NameClaims(inventory, knownTools).strongest(resolutions);
  }

  private List<NameClaim> strongest(List<Resolution> resolutions) {
    Map<List<Object>, NameClaim> strongest = new LinkedHashMap<>();
    for (Resolution resolution : resolutions) {
      claim(resolution).ifPresent(claim -> strongest.merge(key(claim), claim, NameClaims::worse));
    }
    return new ArrayList<>(strongest.values());
  }

  /** A shim on the search path and its target in an environment are one file that runs. */
  private static List<Object> key(NameClaim claim) {
    return List.of(claim.resolution().command(), claim.winner().realPath());
  }

  private static NameClaim worse(NameClaim one, NameClaim other) {
    if (one.active() != other.active()) {
      return one.active() ? one : other;
    }
    return one.hold().compareTo(other.hold()) <= 0 ? one : other;
  }

  private Optional<NameClaim> claim(Resolution resolution) {
    Optional<Candidate> found = resolution.winner();
    if (found.isEmpty() || isSystem(found.get())) {
      return Optional.empty();
    }
    Candidate winner = found.get();
    List<Candidate> hidden = resolution.shadowed();
    Optional<KnownTool> tool = knownTools.find(resolution.command());
    return hold(winner, hidden, tool)
        .map(
            hold ->
                new NameClaim(
                    hold,
                    resolution,
                    winner,
                    hidden,
                    expectation.reason(winner, role(winner.path()), hidden, tool)));
  }

  private Optional<Hold> hold(Candidate winner, List<Candidate> hidden, Optional<KnownTool> tool) {
    boolean hidesSystem = hidden.stream().anyMatch(this::isSystem);
    if (isUnownedInEnvironment(winner) && (hidesSystem || tool.isPresent())) {
      return Optional.of(Hold.UNOWNED);
    }
    if (hidesSystem) {
      return Optional.of(Hold.SHADOWS_SYSTEM);
    }
    if (tool.isEmpty()) {
      return Optional.empty();
    }
    if (!hidden.isEmpty()) {
      return Optional.of(Hold.SHADOWS_KNOWN);
    }
    return isOpenlyPublished(winner) ? Optional.of(Hold.CLAIMS) : Optional.empty();
  }

  private boolean isUnownedInEnvironment(Candidate winner) {
    return winner.provenance() instanceof Unattributed
        && (environmentBins.contains(winner.path().getParent())
            || environmentBins.contains(winner.realPath().getParent()));
  }

  private static boolean isOpenlyPublished(Candidate winner) {
    return winner.provenance() instanceof PythonDistribution
        || (winner.provenance() instanceof ManagedPackage managed
            && managed.curation() == Curation.OPEN);
  }

  /** In a directory of the system's, and not put there by a distribution from an index. */
  private boolean isSystem(Candidate candidate) {
    if (candidate.provenance() instanceof PythonDistribution) {
      return false;
    }
    return role(candidate.path()) == DirectoryRole.SYSTEM
        || (candidate.provenance() instanceof ManagedPackage managed
            && managed.curation() == Curation.SYSTEM);
  }

  private DirectoryRole role(Path file) {
    return roles.getOrDefault(file.getParent(), DirectoryRole.ENVIRONMENT);
  }
}
