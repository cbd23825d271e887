package dev.auditpath.environments;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.SearchPath;
import java.nio.file.Path;
import java.util.List;

/** Every searched directory: an environment whose commands can be typed now stands on PATH. */
public final class SearchPathLocator implements EnvironmentLocator {

  @Override
  public String id() {
    return "search-path";
  }

  @Override
  public List<Path> binDirectories(List<SearchPath> searchPaths, Host host, Problems problems) {
    return searchPaths.stream()
        .flatMap(searchPath -> searchPath.directories().stream())
        .distinct()
        .toList();
  }
}
