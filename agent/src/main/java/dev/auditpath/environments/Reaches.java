package dev.auditpath.environments;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.EnvironmentKind;
import dev.auditpath.model.FileIdentity;
import dev.auditpath.model.Reach;
import dev.auditpath.model.SearchPath;
import dev.auditpath.model.SearchPathEntry;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How environments reach the search paths, told from the searched directories, and from the links
 * in those of them in which installers link their commands.
 */
final class Reaches {
  private static final Set<String> SHIMMED =
      Set.of("pyenv", "pyenv-virtualenv", "asdf", "mise", "rye-python");

  private final Set<FileIdentity> searched = new HashSet<>();
  private final Set<FileIdentity> linked = new HashSet<>();

  Reaches(List<SearchPath> searchPaths, Host host, Problems problems) {
    Set<Path> searchedDirectories = new LinkedHashSet<>();
    for (SearchPath searchPath : searchPaths) {
      for (SearchPathEntry entry : searchPath.entries()) {
        if (entry.mayHoldCommands()) {
          searchedDirectories.add(entry.directory());
        }
      }
    }
    searchedDirectories.forEach(
        directory -> host.identityIfPresent(directory).ifPresent(searched::add));
    LinkedBins links = new LinkedBins(host, problems);
    LinkTargetLocator.linkDirectories(host)
        .distinct()
        .filter(searchedDirectories::contains)
        .flatMap(directory -> links.from(directory).stream())
        .distinct()
        .forEach(target -> host.identityIfPresent(target).ifPresent(linked::add));
  }

  Reach of(EnvironmentKind kind, FileIdentity binDirectory) {
    if (searched.contains(binDirectory)) {
      return Reach.DIRECT;
    }
    if (linked.contains(binDirectory)) {
      return Reach.LINK;
    }
    return SHIMMED.contains(kind.word()) ? Reach.SHIM : Reach.ACTIVATION;
  }
}
