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
 * The user's own scheme, where {@code pip install --user} installs (PEP 370): {@code ~/.local}, on
 * macOS {@code ~/Library/Python/X.Y}; {@code PYTHONUSERBASE} moves it.
 */
public final class UserSiteLocator implements EnvironmentLocator {

  @Override
  public String id() {
    return "user-site";
  }

  @Override
  public List<Path> binDirectories(List<SearchPath> searchPaths, Host host, Problems problems) {
    return Stream.of(
            host.directory("PYTHONUSERBASE").stream().map(base -> base.resolve("bin")),
            Stream.of(Places.home(host, ".local/bin")),
            Places.isMac(host)
                ? Places.bins(Places.home(host, "Library/Python"), host, problems)
                : Stream.<Path>empty())
        .flatMap(some -> some)
        .toList();
  }

  @Override
  public Optional<EnvironmentKind> claims(Prefix prefix, Host host, Problems problems) {
    boolean own =
        prefix.is(Places.home(host, ".local"))
            || prefix.isIn(Places.home(host, "Library/Python"))
            || host.directory("PYTHONUSERBASE").filter(prefix::is).isPresent();
    return Claim.when(own && !prefix.isVenv(), "user-site");
  }
}
