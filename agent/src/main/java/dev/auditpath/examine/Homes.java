package dev.auditpath.examine;

import dev.auditpath.host.Host;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.EnvironmentKind;
import dev.auditpath.model.Inventory;
import dev.auditpath.model.PythonDistribution;
import dev.auditpath.model.PythonEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which environment's modules a program finds. */
final class Homes {
  private final Host host;
  private final Map<Path, PythonEnvironment> byBin = new HashMap<>();
  private final Map<Path, List<Home>> bySitePackages = new HashMap<>();

  private record Home(PythonEnvironment environment, Path bin) {}

  Homes(Inventory inventory, Host host) {
    this.host = host;
    for (PythonEnvironment environment : inventory.environments()) {
      Path bin = real(environment.binDirectory());
      byBin.putIfAbsent(environment.binDirectory(), environment);
      byBin.putIfAbsent(bin, environment);
      for (Path sitePackages : environment.sitePackages()) {
        bySitePackages
            .computeIfAbsent(sitePackages, any -> new ArrayList<>())
            .add(new Home(environment, bin));
      }
    }
  }

  /**
   * Returns the environment of a program: its distribution's, else that of its bin directory, else
   * that of the interpreter which its first line names, else one without any distributions.
   */
  PythonEnvironment of(Candidate candidate) {
    Path bin = parent(candidate.realPath());
    return distributions(candidate, bin)
        .or(() -> Optional.ofNullable(byBin.get(bin)))
        .or(() -> ofInterpreter(candidate.realPath()))
        .orElseGet(
            () -> new PythonEnvironment(new EnvironmentKind("none"), bin, bin, "", List.of()));
  }

  private Optional<PythonEnvironment> distributions(Candidate candidate, Path bin) {
    if (!(candidate.provenance() instanceof PythonDistribution distribution)) {
      return Optional.empty();
    }
    Path sitePackages = parent(distribution.metadata());
    List<Home> having = bySitePackages.getOrDefault(sitePackages, List.of());
    return having.stream()
        .filter(home -> home.bin().equals(bin))
        .findFirst()
        .or(() -> having.stream().findFirst())
        .map(Home::environment);
  }

  private Optional<PythonEnvironment> ofInterpreter(Path program) {
    try {
      List<ScriptLine> lines = ScriptLine.of(host.program(program));
      return ScriptHead.interpreter(lines).map(host::path).map(Homes::parent).map(byBin::get);
    } catch (IOException unreadable) {
      // Said by who examines the program.
      return Optional.empty();
    }
  }

  private static Path real(Path directory) {
    try {
      return directory.toRealPath();
    } catch (IOException absent) {
      return directory;
    }
  }

  private static Path parent(Path path) {
    Path parent = path.getParent();
    return parent == null ? path : parent;
  }
}
