package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.host.TwoThreads;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.Inventory;
import dev.auditpath.model.Provenance;
import dev.auditpath.model.PythonDistribution;
import dev.auditpath.model.PythonEnvironment;
import dev.auditpath.provenance.EnvironmentBins.Script;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Claims what pip, uv, Poetry, PDM, pipx and setuptools put into the bin directories of Python
 * environments, by the metadata in their {@code site-packages}: {@code *.dist-info/RECORD}, and
 * where that is missing {@code installed-files.txt}, {@code *.egg}, {@code *.egg-link}, {@code
 * entry_points.txt}. No variable moves these.
 *
 * <p>The metadata is the distributions' own word: it explains a file and never vouches for it.
 */
public final class PythonSource implements ProvenanceSource {

  @Override
  public String id() {
    return "python";
  }

  @Override
  public Map<Path, Provenance> claims(
      List<Candidate> candidates, Inventory inventory, Host host, Problems problems) {
    EnvironmentBins bins = new EnvironmentBins(inventory, host, problems);
    Map<Candidate, List<Script>> scripts = new LinkedHashMap<>();
    IdentityHashMap<PythonEnvironment, Set<Path>> asked = new IdentityHashMap<>();
    for (Candidate candidate : candidates) {
      List<Script> places = scripts(candidate, bins, host);
      scripts.put(candidate, places);
      places.forEach(
          script ->
              asked
                  .computeIfAbsent(script.environment(), any -> new LinkedHashSet<>())
                  .add(script.file()));
    }
    Map<Path, PythonDistribution> known = new HashMap<>();
    TwoThreads.map(
            new ArrayList<>(asked.keySet()),
            environment ->
                providers(
                    new EnvironmentScripts(environment, bins.real(environment), host, problems),
                    asked.getOrDefault(environment, Set.of())))
        .forEach(known::putAll);
    Map<Path, Provenance> claims = new LinkedHashMap<>();
    scripts.forEach(
        (candidate, places) ->
            places.stream()
                .flatMap(script -> Optional.ofNullable(known.get(script.file())).stream())
                .findFirst()
                .ifPresent(provider -> claims.put(candidate.path(), provider)));
    return claims;
  }

  private static Map<Path, PythonDistribution> providers(
      EnvironmentScripts environment, Set<Path> scripts) {
    Map<Path, PythonDistribution> providers = new HashMap<>();
    for (Path script : scripts) {
      environment.provider(script).ifPresent(found -> providers.put(script, found));
    }
    return providers;
  }

  /** No installer makes links called python to a python; only what they lead to is looked up. */
  private static List<Script> scripts(Candidate candidate, EnvironmentBins bins, Host host) {
    return switch (candidate.runnability()) {
      case DIRECTORY, NOT_REGULAR, DANGLING, LINK_LOOP, MISSING -> List.of();
      default ->
          bins.scripts(candidate).stream()
              .filter(
                  script ->
                      script.file().equals(candidate.realPath())
                          || !isPython(script.file(), host)
                          || !isPython(candidate.realPath(), host))
              .toList();
    };
  }

  private static boolean isPython(Path file, Host host) {
    String name = host.fileName(file);
    return name.startsWith("python") || name.startsWith("pypy");
  }
}
