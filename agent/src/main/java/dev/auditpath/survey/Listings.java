package dev.auditpath.survey;

import dev.auditpath.host.Host;
import dev.auditpath.host.TwoThreads;
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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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
    environments.stream()
        .filter(PythonEnvironment::canBeActivated)
        .forEach(environment -> directories.add(environment.binDirectory()));
    Map<Path, FileIdentity> wanted = new LinkedHashMap<>();
    for (Path directory : directories) {
      // A relative entry may name nothing from here, and a directory may be gone since.
      host.identityIfPresent(directory).ifPresent(identity -> wanted.put(directory, identity));
    }
    return wanted;
  }

  private Map<FileIdentity, DirectoryListing> listAll(Map<FileIdentity, Path> distinct) {
    List<FileIdentity> identities = new ArrayList<>(distinct.keySet());
    List<DirectoryListing> results =
        TwoThreads.map(new ArrayList<>(distinct.values()), lister::list);
    Map<FileIdentity, DirectoryListing> listed = new LinkedHashMap<>();
    for (int i = 0; i < results.size(); i++) {
      listed.put(identities.get(i), results.get(i));
    }
    return listed;
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
