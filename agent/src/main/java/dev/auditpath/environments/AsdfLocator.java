package dev.auditpath.environments;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.EnvironmentKind;
import dev.auditpath.model.SearchPath;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The Pythons that asdf installs: {@code installs/python/*} below {@code ASDF_DATA_DIR}, else below
 * {@code ~/.asdf} (asdf-vm.com, "Configuration").
 */
public final class AsdfLocator implements EnvironmentLocator {

  @Override
  public String id() {
    return "asdf";
  }

  @Override
  public List<Path> binDirectories(List<SearchPath> searchPaths, Host host, Problems problems) {
    return Places.bins(installs(host), host, problems).toList();
  }

  @Override
  public Optional<EnvironmentKind> claims(Prefix prefix, Host host, Problems problems) {
    return Claim.when(!prefix.isVenv() && !prefix.isConda() && prefix.isIn(installs(host)), "asdf");
  }

  private static Path installs(Host host) {
    return Places.moved("ASDF_DATA_DIR", Places.home(host, ".asdf"), host)
        .resolve("installs/python");
  }
}
