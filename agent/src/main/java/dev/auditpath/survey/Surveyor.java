package dev.auditpath.survey;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.DirectoryListing;
import dev.auditpath.model.DirectoryRole;
import dev.auditpath.model.FileIdentity;
import dev.auditpath.model.Inventory;
import dev.auditpath.model.KnownTools;
import dev.auditpath.model.PythonEnvironment;
import dev.auditpath.model.SearchPath;
import dev.auditpath.model.SearchPathEntry;
import dev.auditpath.model.SearchPathText;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes one look at the machine: the search paths, their directories, the environments. */
public final class Surveyor {
  /** Beyond this many entries of one directory, only names that matter are looked for. */
  private static final int DIRECTORY_CAP = 100_000;

  private final List<EnvironmentLocator> locators;
  private final EnvironmentReader environmentReader;

  /**
   * @param locators most specific first: the first that finds an environment stands
   */
  public Surveyor(List<EnvironmentLocator> locators) {
    this.locators = List.copyOf(locators);
    this.environmentReader = new EnvironmentReader();
  }

  /** Surveys the machine; what cannot be looked at goes to {@code problems}. */
  public Inventory survey(
      List<SearchPathText> texts, KnownTools knownTools, Host host, Problems problems) {
    SearchPathInspector inspector = new SearchPathInspector(host, problems, new Writers());
    List<SearchPath> searchPaths = texts.stream().map(inspector::inspect).toList();
    List<PythonEnvironment> environments = environments(searchPaths, host, problems);
    List<SearchPath> withRoles =
        searchPaths.stream().map(searchPath -> withRoles(searchPath, environments)).toList();
    Map<Path, DirectoryListing> listings =
        new Listings(host, new DirectoryLister(host, problems, DIRECTORY_CAP))
            .of(withRoles, environments, knownTools);
    int distributions = 0;
    for (PythonEnvironment environment : environments) {
      distributions += EnvironmentReader.distributions(environment, host, problems);
    }
    return new Inventory(withRoles, listings, environments, distributions);
  }

  private List<PythonEnvironment> environments(
      List<SearchPath> searchPaths, Host host, Problems problems) {
    Set<Path> candidates = new LinkedHashSet<>();
    for (EnvironmentLocator locator : locators) {
      candidates.addAll(locator.binDirectories(searchPaths, host, problems));
    }
    Map<FileIdentity, PythonEnvironment> byIdentity = new LinkedHashMap<>();
    Set<FileIdentity> looked = new LinkedHashSet<>();
    for (Path candidate : candidates) {
      // A search path or a setting may name what is not there; the entry's status says so.
      Optional<FileIdentity> identity = host.identityIfPresent(candidate);
      if (identity.isPresent() && looked.add(identity.get())) {
        environmentReader
            .read(candidate, host, problems)
            .ifPresent(environment -> byIdentity.put(identity.get(), environment));
      }
    }
    return List.copyOf(byIdentity.values());
  }

  private static SearchPath withRoles(SearchPath path, List<PythonEnvironment> environments) {
    Set<Path> bins = new LinkedHashSet<>();
    environments.stream()
        .filter(PythonEnvironment::ownsBinDirectory)
        .forEach(environment -> bins.add(environment.binDirectory()));
    return new SearchPath(
        path.id(),
        path.source(),
        path.entries().stream().map(entry -> withRole(entry, bins)).toList());
  }

  private static SearchPathEntry withRole(SearchPathEntry entry, Set<Path> environmentBins) {
    return entry.role() == DirectoryRole.SYSTEM || !environmentBins.contains(entry.directory())
        ? entry
        : entry.withRole(DirectoryRole.ENVIRONMENT);
  }
}
