package dev.auditpath.survey;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.DirectoryListing;
import dev.auditpath.model.DirectoryRole;
import dev.auditpath.model.KnownTools;
import dev.auditpath.model.PythonEnvironment;
import dev.auditpath.model.SearchPath;
import dev.auditpath.model.SearchPathEntry;
import dev.auditpath.model.SearchPathText;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes one look at the search paths and at the directories that matter. */
public final class Surveyor {
  /** Beyond this many entries of one directory, only names that matter are looked for. */
  private static final int DIRECTORY_CAP = 100_000;

  private final Host host;
  private final Problems problems;

  public Surveyor(Host host, Problems problems) {
    this.host = host;
    this.problems = problems;
  }

  /** Returns the search paths with what each of their entries turned out to be. */
  public List<SearchPath> inspect(List<SearchPathText> texts) {
    SearchPathInspector inspector = new SearchPathInspector(host, problems, new Writers());
    return texts.stream().map(inspector::inspect).toList();
  }

  /** Returns the search paths with the entries marked that are an environment's own. */
  public static List<SearchPath> withRoles(
      List<SearchPath> searchPaths, List<PythonEnvironment> environments) {
    Set<Path> bins = new LinkedHashSet<>();
    environments.stream()
        .filter(PythonEnvironment::ownsBinDirectory)
        .forEach(environment -> bins.add(environment.binDirectory()));
    return searchPaths.stream()
        .map(
            searchPath ->
                new SearchPath(
                    searchPath.id(),
                    searchPath.source(),
                    searchPath.entries().stream().map(entry -> withRole(entry, bins)).toList()))
        .toList();
  }

  /** Lists every searched directory and every environment's bin directory. */
  public Map<Path, DirectoryListing> list(
      List<SearchPath> searchPaths, List<PythonEnvironment> environments, KnownTools knownTools) {
    return new Listings(host, new DirectoryLister(host, problems, DIRECTORY_CAP))
        .of(searchPaths, environments, knownTools);
  }

  private static SearchPathEntry withRole(SearchPathEntry entry, Set<Path> environmentBins) {
    return entry.role() == DirectoryRole.SYSTEM || !environmentBins.contains(entry.directory())
        ? entry
        : entry.withRole(DirectoryRole.ENVIRONMENT);
  }
}
