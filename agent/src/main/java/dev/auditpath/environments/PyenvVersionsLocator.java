package dev.auditpath.environments;

import dev.auditpath.host.DirectoryNames;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.SearchPath;
import java.nio.file.Path;
import java.util.List;

/**
 * The Pythons and virtual environments that pyenv manages: {@code versions/*} below {@code
 * PYENV_ROOT}, else below {@code ~/.pyenv}. Its shims may run any of them.
 */
public final class PyenvVersionsLocator implements EnvironmentLocator {

  @Override
  public String id() {
    return "pyenv-versions";
  }

  @Override
  public List<Path> binDirectories(List<SearchPath> searchPaths, Host host, Problems problems) {
    Path root = host.directory("PYENV_ROOT").orElse(host.home().resolve(".pyenv"));
    Path versions = root.resolve("versions");
    return DirectoryNames.matching(versions, name -> true, host, problems).stream()
        .map(name -> host.path(host.text(versions) + "/" + name + "/bin"))
        .toList();
  }
}
