package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.Curation;
import dev.auditpath.model.Inventory;
import dev.auditpath.model.ManagedPackage;
import dev.auditpath.model.Provenance;
import dev.auditpath.model.PythonEnvironment;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Claims the links called {@code python} to a Python that venv and virtualenv make in a bin
 * directory of their own (PEP 405). A wheel cannot bring a link (PEP 427), so no RECORD need be
 * asked, nor who owns the Python that the link leads to.
 */
public final class InterpreterLinkSource implements ProvenanceSource {

  @Override
  public String id() {
    return "interpreter-link";
  }

  @Override
  public Map<Path, Provenance> claims(
      List<Candidate> candidates, Inventory inventory, Host host, Problems problems) {
    EnvironmentBins bins = new EnvironmentBins(inventory, host, problems);
    Map<Path, Provenance> claims = new LinkedHashMap<>();
    for (Candidate candidate : candidates) {
      if (isLinkToPython(candidate, host)) {
        bins.holding(candidate.path())
            .filter(PythonEnvironment::ownsBinDirectory)
            .ifPresent(
                environment -> claims.put(candidate.path(), interpreter(environment.python())));
      }
    }
    return claims;
  }

  private static boolean isLinkToPython(Candidate candidate, Host host) {
    String name = candidate.command().display();
    return !candidate.hops().isEmpty()
        && InterpreterFile.isPython(name)
        && !name.endsWith("-config")
        && InterpreterFile.isPython(host.fileName(candidate.realPath()));
  }

  private static ManagedPackage interpreter(String version) {
    return new ManagedPackage("python", "CPython", version, Curation.CURATED);
  }
}
