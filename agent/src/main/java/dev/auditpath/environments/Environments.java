package dev.auditpath.environments;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.FileIdentity;
import dev.auditpath.model.PythonEnvironment;
import dev.auditpath.model.SearchPath;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the machine's Python environments, each once, whatever its names. */
public final class Environments {
  private final List<EnvironmentLocator> locators;
  private final EnvironmentReader reader = new EnvironmentReader();

  public Environments(List<EnvironmentLocator> locators) {
    this.locators = List.copyOf(locators);
  }

  /** Asks every locator; what cannot be read goes to {@code problems}. */
  public List<PythonEnvironment> find(List<SearchPath> searchPaths, Host host, Problems problems) {
    Set<Path> bins = new LinkedHashSet<>();
    for (EnvironmentLocator locator : locators) {
      bins.addAll(locator.binDirectories(searchPaths, host, problems));
    }
    Map<FileIdentity, PythonEnvironment> found = new LinkedHashMap<>();
    Set<FileIdentity> looked = new LinkedHashSet<>();
    for (Path bin : bins) {
      // A search path or a setting may name what is not there; the entry's status says so.
      Optional<FileIdentity> identity = host.identityIfPresent(bin);
      if (identity.isPresent() && looked.add(identity.get())) {
        reader
            .read(bin, host, problems)
            .ifPresent(environment -> found.put(identity.get(), environment));
      }
    }
    return List.copyOf(found.values());
  }
}
