package dev.auditpath.environments;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.EnvironmentKind;
import dev.auditpath.model.SearchPath;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The environments of virtualenvwrapper: everything in {@code WORKON_HOME}, else in {@code
 * ~/.virtualenvs}; {@code ~/Envs} is the place that many set-ups name (virtualenvwrapper, "Location
 * of Environments").
 */
public final class VirtualenvwrapperLocator implements EnvironmentLocator {

  @Override
  public String id() {
    return "virtualenvwrapper";
  }

  @Override
  public List<Path> binDirectories(List<SearchPath> searchPaths, Host host, Problems problems) {
    return homes(host).flatMap(home -> Places.bins(home, host, problems)).toList();
  }

  @Override
  public Optional<EnvironmentKind> claims(Prefix prefix, Host host, Problems problems) {
    return Claim.when(prefix.isVenv() && homes(host).anyMatch(prefix::isIn), "virtualenvwrapper");
  }

  private static Stream<Path> homes(Host host) {
    return Stream.concat(
            host.directory("WORKON_HOME").stream(),
            Stream.of(Places.home(host, ".virtualenvs"), Places.home(host, "Envs")))
        .distinct();
  }
}
