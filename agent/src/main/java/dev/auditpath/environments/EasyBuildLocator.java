package dev.auditpath.environments;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.EnvironmentKind;
import dev.auditpath.model.SearchPath;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The Pythons that EasyBuild installs: {@code software/Python/*} below {@code
 * EASYBUILD_INSTALLPATH}, else below {@code EASYBUILD_PREFIX} (docs.easybuild.io, "Configuring
 * EasyBuild"). Only where one of them is set.
 */
public final class EasyBuildLocator implements EnvironmentLocator {

  @Override
  public String id() {
    return "easybuild";
  }

  @Override
  public List<Path> binDirectories(List<SearchPath> searchPaths, Host host, Problems problems) {
    return pythons(host).stream().flatMap(place -> Places.bins(place, host, problems)).toList();
  }

  @Override
  public Optional<EnvironmentKind> claims(Prefix prefix, Host host, Problems problems) {
    return Claim.when(
        !prefix.isVenv() && pythons(host).filter(prefix::isIn).isPresent(), "easybuild");
  }

  private static Optional<Path> pythons(Host host) {
    return host.directory("EASYBUILD_INSTALLPATH")
        .or(() -> host.directory("EASYBUILD_PREFIX"))
        .map(root -> root.resolve("software/Python"));
  }
}
