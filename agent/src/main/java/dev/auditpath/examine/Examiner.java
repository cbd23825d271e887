package dev.auditpath.examine;

import dev.auditpath.host.DeepStack;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.Examination;
import dev.auditpath.model.Inventory;
import dev.auditpath.model.ManagedPackage;
import dev.auditpath.model.NameClaim;
import dev.auditpath.model.Provenance;
import dev.auditpath.model.PythonEnvironment;
import dev.auditpath.model.Unattributed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what executables run, without running it. */
public final class Examiner {
  private final Host host;
  private final Problems problems;
  private final CodeReader reader;

  /**
   * @param reader tells what the code that is found can do; asked by two threads
   */
  public Examiner(Host host, Problems problems, CodeReader reader) {
    this.host = host;
    this.problems = problems;
    this.reader = reader;
  }

  /**
   * Returns what reading the winners of names found out, by the file that runs. Each file is read
   * once, the environments by two threads with deep stacks; a file that cannot be read has an
   * examination that says so. Of a winner whose name is expected, files are held against RECORD and
   * not read further.
   */
  public Map<Path, Examination> examine(List<NameClaim> claims, Inventory inventory) {
    if (claims.isEmpty()) {
      return Map.of();
    }
    Homes homes = new Homes(inventory, host);
    Map<Path, NameClaim> files = new LinkedHashMap<>();
    unexpectedFirst(claims).forEach(claim -> files.putIfAbsent(claim.winner().realPath(), claim));
    Map<PythonEnvironment, List<NameClaim>> byHome = new LinkedHashMap<>();
    for (NameClaim claim : files.values()) {
      byHome.computeIfAbsent(homes.of(claim.winner()), any -> new ArrayList<>()).add(claim);
    }
    Map<Path, Examination> examinations = new LinkedHashMap<>();
    DeepStack.map(List.copyOf(byHome.entrySet()), home -> each(home.getKey(), home.getValue()))
        .forEach(examinations::putAll);
    return examinations;
  }

  private Map<Path, Examination> each(PythonEnvironment home, List<NameClaim> claims) {
    EnvironmentExaminer examiner = new EnvironmentExaminer(home, host, problems, reader);
    Map<Path, Examination> examinations = new LinkedHashMap<>();
    for (NameClaim claim : claims) {
      Candidate winner = claim.winner();
      examinations.put(winner.realPath(), examiner.examine(winner, care(claim), claim.active()));
    }
    return examinations;
  }

  /**
   * Anybody can publish a conda package: its scripts are read unless the name is its own to bring,
   * though that name alone is no finding. So are those that an administrator put there.
   */
  private static Care care(NameClaim claim) {
    Provenance provenance = claim.winner().provenance();
    if (claim.expected().isEmpty()
        || provenance instanceof ManagedPackage
        || provenance instanceof Unattributed) {
      return Care.READ;
    }
    return claim.active() ? Care.PACKAGE : Care.LAUNCHER;
  }

  /** One file may hold two names, and be expected to hold one of them only. */
  private static List<NameClaim> unexpectedFirst(List<NameClaim> claims) {
    List<NameClaim> ordered = new ArrayList<>();
    List<NameClaim> expected = new ArrayList<>();
    for (NameClaim claim : claims) {
      (claim.expected().isEmpty() ? ordered : expected).add(claim);
    }
    ordered.addAll(expected);
    return ordered;
  }
}
