package dev.auditpath.survey;

import dev.auditpath.host.Host;
import dev.auditpath.model.DirectoryListing;
import dev.auditpath.model.DirectoryRole;
import dev.auditpath.model.Executable;
import dev.auditpath.model.FileIdentity;
import dev.auditpath.model.KnownTool;
import dev.auditpath.model.KnownTools;
import dev.auditpath.model.PythonEnvironment;
import dev.auditpath.model.SearchPath;
import dev.auditpath.model.SearchPathEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/** The listings of all directories that matter, each directory read once whatever its names. */
final class Listings {
  private final Host host;
  private final DirectoryLister lister;

  Listings(Host host, DirectoryLister lister) {
    this.host = host;
    this.lister = lister;
  }

  Map<Path, DirectoryListing> of(
      List<SearchPath> searchPaths, List<PythonEnvironment> environments, KnownTools knownTools) {
    Map<Path, FileIdentity> wanted = wanted(searchPaths, environments);
    Map<FileIdentity, Path> distinct = new LinkedHashMap<>();
    wanted.forEach((directory, identity) -> distinct.putIfAbsent(identity, directory));
    Map<FileIdentity, DirectoryListing> listed = listAll(distinct);
    Set<String> names = namesThatMatter(searchPaths, wanted, listed, knownTools);
    listed.replaceAll(
        (identity, listing) -> listing.complete() ? listing : lister.complete(listing, names));
    Map<Path, DirectoryListing> listings = new LinkedHashMap<>();
    wanted.forEach((directory, identity) -> listings.put(directory, listed.get(identity)));
    return listings;
  }

  private Map<Path, FileIdentity> wanted(
      List<SearchPath> searchPaths, List<PythonEnvironment> environments) {
    Set<Path> directories = new LinkedHashSet<>();
    for (SearchPath searchPath : searchPaths) {
      searchPath.entries().stream()
          .filter(SearchPathEntry::mayHoldCommands)
          .forEach(entry -> directories.add(entry.directory()));
    }
    environments.forEach(environment -> directories.add(environment.binDirectory()));
    Map<Path, FileIdentity> wanted = new LinkedHashMap<>();
    for (Path directory : directories) {
      // A relative entry may name nothing from here, and a directory may be gone since.
      host.identityIfPresent(directory).ifPresent(identity -> wanted.put(directory, identity));
    }
    return wanted;
  }

  /**
   * Reads the directories with two threads: their cost is system calls, and two cores are usual.
   */
  private Map<FileIdentity, DirectoryListing> listAll(Map<FileIdentity, Path> distinct) {
    List<Map.Entry<FileIdentity, Path>> directories = List.copyOf(distinct.entrySet());
    DirectoryListing[] results = new DirectoryListing[directories.size()];
    AtomicInteger next = new AtomicInteger();
    Runnable work =
        () -> {
          for (int i = next.getAndIncrement(); i < results.length; i = next.getAndIncrement()) {
            results[i] = lister.list(directories.get(i).getValue());
          }
        };
    Thread second = new Thread(work, "survey");
    second.start();
    work.run();
    join(second);
    Map<FileIdentity, DirectoryListing> listed = new HashMap<>();
    for (int i = 0; i < results.length; i++) {
      listed.put(directories.get(i).getKey(), results[i]);
    }
    return listed;
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException stop) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Set<String> namesThatMatter(
      List<SearchPath> searchPaths,
      Map<Path, FileIdentity> wanted,
      Map<FileIdentity, DirectoryListing> listed,
      KnownTools knownTools) {
    Set<String> names = new TreeSet<>();
    knownTools.tools().stream().map(KnownTool::name).forEach(names::add);
    List<DirectoryListing> system = new ArrayList<>();
    for (SearchPath searchPath : searchPaths) {
      for (SearchPathEntry entry : searchPath.entries()) {
        FileIdentity identity = wanted.get(entry.directory());
        if (entry.role() == DirectoryRole.SYSTEM && identity != null) {
          system.add(listed.get(identity));
        }
      }
    }
    for (DirectoryListing listing : system) {
      for (Executable executable : listing.executables()) {
        names.add(executable.command().display());
      }
    }
    return names;
  }
}
