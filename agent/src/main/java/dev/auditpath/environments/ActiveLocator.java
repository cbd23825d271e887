package dev.auditpath.environments;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.SearchPath;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The activated environments, as their activation scripts export them: {@code VIRTUAL_ENV} (venv,
 * virtualenv, uv, poetry) and {@code CONDA_PREFIX} (conda, mamba, pixi).
 */
public final class ActiveLocator implements EnvironmentLocator {

  @Override
  public String id() {
    return "active";
  }

  @Override
  public List<Path> binDirectories(List<SearchPath> searchPaths, Host host, Problems problems) {
    return Stream.of("VIRTUAL_ENV", "CONDA_PREFIX")
        .map(host::directory)
        .flatMap(Optional::stream)
        .map(prefix -> prefix.resolve("bin"))
        .toList();
  }
}
