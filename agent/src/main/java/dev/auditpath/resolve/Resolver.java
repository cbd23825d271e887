package dev.auditpath.resolve;

import dev.auditpath.model.Candidate;
import dev.auditpath.model.CommandName;
import dev.auditpath.model.DirectoryListing;
import dev.auditpath.model.Executable;
import dev.auditpath.model.Inventory;
import dev.auditpath.model.PythonEnvironment;
import dev.auditpath.model.Resolution;
import dev.auditpath.model.SearchPath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Puts candidates into search order, command by command, on every search path. */
public final class Resolver {
  private final Inventory inventory;
  private final Map<Path, Candidate> candidates = new HashMap<>();
  private final Map<Path, List<Executable>> byDirectory = new HashMap<>();

  private Resolver(Inventory inventory, Collection<Candidate> candidates) {
    this.inventory = inventory;
    candidates.forEach(candidate -> this.candidates.put(candidate.path(), candidate));
  }

  /** Returns the executables that answer to one of the commands, each file name once. */
  public static List<Executable> executables(Inventory inventory, Set<CommandName> commands) {
    Map<Path, Executable> executables = new LinkedHashMap<>();
    for (DirectoryListing listing : inventory.listings().values()) {
      for (Executable executable : listing.executables()) {
        if (commands.contains(executable.command())) {
          executables.putIfAbsent(executable.path(), executable);
        }
      }
    }
    return List.copyOf(executables.values());
  }

  /**
   * Returns the resolutions of all commands that have a candidate, ordered by command on each path.
   *
   * <p>The {@code activated} path of an environment is its bin directory in front of the first
   * search path; only commands that the environment has itself are resolved on it.
   */
  public static List<Resolution> resolve(Inventory inventory, Collection<Candidate> candidates) {
    return new Resolver(inventory, candidates).resolve();
  }

  private List<Resolution> resolve() {
    List<Resolution> resolutions = new ArrayList<>();
    for (SearchPath searchPath : inventory.searchPaths()) {
      resolutions.addAll(resolve(searchPath.id(), Optional.empty(), searchPath.directories()));
    }
    List<Path> base =
        inventory.searchPaths().isEmpty()
            ? List.of()
            : inventory.searchPaths().get(0).directories();
    for (PythonEnvironment environment : inventory.environments()) {
      if (!environment.canBeActivated()) {
        continue;
      }
      Set<Path> directories = new LinkedHashSet<>();
      directories.add(environment.binDirectory());
      directories.addAll(base);
      resolutions.addAll(
          resolve(SearchPath.ACTIVATED, Optional.of(environment), List.copyOf(directories)).stream()
              .filter(resolution -> startsIn(resolution, environment))
              .toList());
    }
    return resolutions;
  }

  private boolean startsIn(Resolution resolution, PythonEnvironment environment) {
    Path first = resolution.candidates().get(0).path();
    return environment.binDirectory().equals(first.getParent())
        || listed(environment.binDirectory()).stream()
            .anyMatch(executable -> executable.path().equals(first));
  }

  private List<Resolution> resolve(
      String searchPath, Optional<PythonEnvironment> environment, List<Path> directories) {
    Map<CommandName, List<Candidate>> found = new TreeMap<>();
    Set<CommandName> wanted = new LinkedHashSet<>();
    environment.ifPresent(
        own -> listed(own.binDirectory()).forEach(executable -> wanted.add(executable.command())));
    for (Path directory : directories) {
      for (Executable executable : listed(directory)) {
        if (environment.isEmpty() || wanted.contains(executable.command())) {
          found
              .computeIfAbsent(executable.command(), any -> new ArrayList<>())
              .add(candidates.get(executable.path()));
        }
      }
    }
    List<Resolution> resolutions = new ArrayList<>();
    found.forEach(
        (command, inOrder) ->
            resolutions.add(new Resolution(command, searchPath, environment, inOrder)));
    return resolutions;
  }

  /** The executables of a directory that are candidates. */
  private List<Executable> listed(Path directory) {
    return byDirectory.computeIfAbsent(
        directory,
        wanted -> {
          DirectoryListing listing = inventory.listings().get(wanted);
          return listing == null
              ? List.of()
              : listing.executables().stream()
                  .filter(executable -> candidates.containsKey(executable.path()))
                  .toList();
        });
  }
}
