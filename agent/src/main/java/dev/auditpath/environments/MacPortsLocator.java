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
 * The Pythons of MacPorts: {@code /opt/local} and the frameworks in it (guide.macports.org,
 * "MacPorts Internals").
 */
public final class MacPortsLocator implements EnvironmentLocator {

  @Override
  public String id() {
    return "macports";
  }

  @Override
  public List<Path> binDirectories(List<SearchPath> searchPaths, Host host, Problems problems) {
    Path root = host.system("/opt/local");
    return Stream.concat(
            Stream.of(root.resolve("bin")),
            Places.bins(
                root.resolve("Library/Frameworks/Python.framework/Versions"), host, problems))
        .toList();
  }

  @Override
  public Optional<EnvironmentKind> claims(Prefix prefix, Host host, Problems problems) {
    return Claim.when(
        !prefix.isVenv() && prefix.path().startsWith(host.system("/opt/local")), "macports");
  }
}
