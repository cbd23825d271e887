package dev.auditpath.environments;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.EnvironmentKind;
import dev.auditpath.model.SearchPath;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The Pythons of python.org's installer for macOS: {@code
 * /Library/Frameworks/Python.framework/Versions/X.Y}; {@code Current} is an alias (docs.python.org,
 * "Using Python on macOS").
 */
public final class PythonOrgLocator implements EnvironmentLocator {

  @Override
  public String id() {
    return "python-org";
  }

  @Override
  public List<Path> binDirectories(List<SearchPath> searchPaths, Host host, Problems problems) {
    return Places.isMac(host) ? Places.bins(versions(host), host, problems).toList() : List.of();
  }

  @Override
  public Optional<EnvironmentKind> claims(Prefix prefix, Host host, Problems problems) {
    return Claim.when(!prefix.isVenv() && prefix.isIn(versions(host)), "python-org");
  }

  private static Path versions(Host host) {
    return host.system("/Library/Frameworks/Python.framework/Versions");
  }
}
