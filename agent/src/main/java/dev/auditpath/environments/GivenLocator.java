package dev.auditpath.environments;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.SearchPath;
import java.nio.file.Path;
import java.util.List;

/** The environments that the user names: {@code --env DIR}. */
public final class GivenLocator implements EnvironmentLocator {
  private final List<Path> environments;

  /** Takes the prefixes of environments, absolute. */
  public GivenLocator(List<Path> environments) {
    this.environments = List.copyOf(environments);
  }

  @Override
  public String id() {
    return "given";
  }

  @Override
  public List<Path> binDirectories(List<SearchPath> searchPaths, Host host, Problems problems) {
    return environments.stream().map(prefix -> prefix.resolve("bin")).toList();
  }
}
