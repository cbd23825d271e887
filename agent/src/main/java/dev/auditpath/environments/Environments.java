package dev.auditpath.environments;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.host.TwoThreads;
import dev.auditpath.model.FileIdentity;
import dev.auditpath.model.PythonEnvironment;
import dev.auditpath.model.SearchPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the machine's Python environments, each once, whatever its names. */
public final class Environments {
  private final List<EnvironmentLocator> locators;
  private final EnvironmentReader reader;

  /** Takes the locators, those first whose claims are the most specific. */
  public Environments(List<EnvironmentLocator> locators) {
    this.locators = List.copyOf(locators);
    this.reader = new EnvironmentReader(this.locators);
  }

  /** Asks every locator; what cannot be read goes to {@code problems}. */
  public List<PythonEnvironment> find(List<SearchPath> searchPaths, Host host, Problems problems) {
    Map<FileIdentity, List<Path>> names = names(searchPaths, host, problems);
    List<Optional<PythonEnvironment>> read =
        TwoThreads.map(new ArrayList<>(names.values()), bins -> read(bins, host, problems));
    Reaches reaches = new Reaches(searchPaths, host, problems);
    List<PythonEnvironment> found = new ArrayList<>();
    Iterator<Optional<PythonEnvironment>> next = read.iterator();
    names.forEach(
        (identity, bins) ->
            next.next()
                .map(
                    environment ->
                        environment.with(
                            reaches.of(environment.kind(), identity), aliases(environment, bins)))
                .ifPresent(found::add));
    return List.copyOf(found);
  }

  /** A search path may call the directory by a link whose name tells nothing. */
  private Optional<PythonEnvironment> read(List<Path> bins, Host host, Problems problems) {
    return bins.stream().flatMap(bin -> reader.read(bin, host, problems).stream()).findFirst();
  }

  /** Every name of each bin directory, the one found first leading. */
  private Map<FileIdentity, List<Path>> names(
      List<SearchPath> searchPaths, Host host, Problems problems) {
    Set<Path> bins = new LinkedHashSet<>();
    for (EnvironmentLocator locator : locators) {
      bins.addAll(locator.binDirectories(searchPaths, host, problems));
    }
    Map<FileIdentity, List<Path>> names = new LinkedHashMap<>();
    for (Path bin : bins) {
      // A search path or a setting may name what is not there; the entry's status says so.
      identity(bin, host)
          .ifPresent(
              identity -> names.computeIfAbsent(identity, any -> new ArrayList<>()).add(bin));
    }
    return names;
  }

  /** A virtual environment that has lost its bin directory is one still, a broken one. */
  private static Optional<FileIdentity> identity(Path bin, Host host) {
    return host.identityIfPresent(bin)
        .or(
            () ->
                host.fileName(bin).equals("bin")
                    ? host.identityIfPresent(bin.resolveSibling("pyvenv.cfg"))
                    : Optional.empty());
  }

  /** A link to the bin directory is its own alias; else the other name is the prefix's. */
  private static List<Path> aliases(PythonEnvironment environment, List<Path> bins) {
    return bins.stream()
        .map(Path::normalize)
        .map(bin -> Files.isSymbolicLink(bin) || bin.getParent() == null ? bin : bin.getParent())
        .distinct()
        .filter(alias -> !alias.equals(environment.prefix().normalize()))
        .filter(alias -> !alias.equals(environment.binDirectory().normalize()))
        .toList();
  }
}
