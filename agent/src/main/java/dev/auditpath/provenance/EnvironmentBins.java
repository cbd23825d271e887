package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.Hop;
import dev.auditpath.model.Inventory;
import dev.auditpath.model.PythonEnvironment;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The environments by their bin directories, under the names that they use and the real ones. */
final class EnvironmentBins {
  private final Map<Path, PythonEnvironment> byDirectory = new HashMap<>();
  private final IdentityHashMap<PythonEnvironment, Path> realDirectories = new IdentityHashMap<>();

  EnvironmentBins(Inventory inventory, Host host, Problems problems) {
    for (PythonEnvironment environment : inventory.environments()) {
      byDirectory.putIfAbsent(environment.binDirectory().normalize(), environment);
    }
    for (PythonEnvironment environment : inventory.environments()) {
      Path real = real(environment.binDirectory(), host, problems);
      byDirectory.putIfAbsent(real, environment);
      realDirectories.put(environment, real);
    }
  }

  /** Returns the environment whose bin directory holds a file, by the file's parent. */
  Optional<PythonEnvironment> holding(Path file) {
    return Optional.ofNullable(file.normalize().getParent()).map(byDirectory::get);
  }

  /** Returns the bin directory of an environment with all links followed. */
  Path real(PythonEnvironment environment) {
    return realDirectories.getOrDefault(environment, environment.binDirectory());
  }

  /** Returns a candidate's files that lie in some environment, from where it leads to its path. */
  List<Script> scripts(Candidate candidate) {
    Set<Path> places = new LinkedHashSet<>();
    places.add(candidate.realPath());
    List<Hop> hops = candidate.hops();
    for (int i = hops.size() - 1; i >= 0; i--) {
      places.add(hops.get(i).to());
    }
    places.add(candidate.path());
    List<Script> scripts = new ArrayList<>();
    for (Path place : places) {
      holding(place).ifPresent(environment -> scripts.add(new Script(place, environment)));
    }
    return scripts;
  }

  private static Path real(Path directory, Host host, Problems problems) {
    try {
      return host.realDirectory(directory);
    } catch (NoSuchFileException | NotDirectoryException absent) {
      return directory;
    } catch (IOException e) {
      problems.add(directory, e);
      return directory;
    }
  }

  /**
   * A file in an environment's bin directory.
   *
   * @param file where it lies
   * @param environment whose bin directory that is
   */
  record Script(Path file, PythonEnvironment environment) {}
}
