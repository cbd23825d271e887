package dev.auditpath.provenance;

import dev.auditpath.distinfo.MetadataFiles;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.Curation;
import dev.auditpath.model.Inventory;
import dev.auditpath.model.ManagedPackage;
import dev.auditpath.model.Provenance;
import dev.auditpath.model.PythonEnvironment;
import dev.auditpath.provenance.EnvironmentBins.Script;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Claims CPython's and venv's own files in the bin directory of an environment, which no RECORD
 * names: the interpreter and the links to it, {@code pydoc}, {@code idle}, {@code 2to3}, {@code
 * pyvenv}, {@code python-config}, the activation scripts. Each by name and content together.
 *
 * <p>Stands after {@link PythonSource}, so that a wheel that brings a {@code python} is seen as
 * what it is.
 */
public final class InterpreterSource implements ProvenanceSource {
  /** Longer than any activation script; python-config of 3.13 is 3 KB. */
  private static final int HEAD = 16 * 1024;

  /** Nothing installs an interpreter there, so one that stands there is somebody's own. */
  private static final Set<String> WITHOUT_INTERPRETER = Set.of("user-site", "target");

  @Override
  public String id() {
    return "interpreter";
  }

  @Override
  public Map<Path, Provenance> claims(
      List<Candidate> candidates, Inventory inventory, Host host, Problems problems) {
    EnvironmentBins bins = new EnvironmentBins(inventory, host, problems);
    MetadataFiles files = new MetadataFiles(host, problems);
    Map<Path, Provenance> claims = new LinkedHashMap<>();
    for (Candidate candidate : candidates) {
      script(candidate, bins, host)
          .filter(script -> isInterpreters(candidate, script, bins, files, host))
          .ifPresent(script -> claims.put(candidate.path(), product(candidate, script, host)));
    }
    return claims;
  }

  /** Returns the file nearest to what the user types that lies beside an interpreter. */
  private static Optional<Script> script(Candidate candidate, EnvironmentBins bins, Host host) {
    List<Script> scripts =
        bins.scripts(candidate).stream()
            .filter(script -> !WITHOUT_INTERPRETER.contains(script.environment().kind().word()))
            .toList();
    return scripts.isEmpty()
        ? Optional.empty()
        : Optional.of(scripts.get(scripts.size() - 1))
            .filter(script -> InterpreterFile.isName(host.fileName(script.file())));
  }

  private static boolean isInterpreters(
      Candidate candidate, Script script, EnvironmentBins bins, MetadataFiles files, Host host) {
    String name = host.fileName(script.file());
    String realName = host.fileName(candidate.realPath());
    boolean leadsOut =
        !script.file().equals(candidate.realPath())
            && bins.holding(candidate.realPath())
                .filter(found -> isSame(found, script.environment()))
                .isEmpty();
    if (leadsOut && InterpreterFile.isPython(name) && !name.endsWith("-config")) {
      return InterpreterFile.isPython(realName);
    }
    return files
        .head(candidate.realPath(), HEAD)
        .filter(head -> InterpreterFile.isGenuine(name, head))
        .isPresent();
  }

  /** By the bin directory: comparing all that is known of two environments costs too much. */
  private static boolean isSame(PythonEnvironment one, PythonEnvironment other) {
    return one.binDirectory().equals(other.binDirectory());
  }

  private static ManagedPackage product(Candidate candidate, Script script, Host host) {
    boolean pypy = host.fileName(candidate.realPath()).startsWith("pypy");
    return new ManagedPackage(
        "python", pypy ? "PyPy" : "CPython", script.environment().python(), Curation.CURATED);
  }
}
