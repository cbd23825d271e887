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
 * The profiles of devbox, which are Nix profiles: {@code .devbox/nix/profile/default} of a project,
 * and of the global one below the data folder (jetify.com/devbox).
 */
public final class DevboxLocator implements EnvironmentLocator {
  private static final String PROFILE = ".devbox/nix/profile/default";

  @Override
  public String id() {
    return "devbox";
  }

  @Override
  public List<Path> binDirectories(List<SearchPath> searchPaths, Host host, Problems problems) {
    return Stream.of(host.workingDirectory(), Places.xdgData(host).resolve("devbox/global/default"))
        .map(project -> project.resolve(PROFILE).resolve("bin"))
        .toList();
  }

  @Override
  public Optional<EnvironmentKind> claims(Prefix prefix, Host host, Problems problems) {
    Path named = prefix.binDirectory().getParent();
    return Claim.when(
        !prefix.isVenv()
            && (prefix.path().endsWith(PROFILE) || (named != null && named.endsWith(PROFILE))),
        "devbox");
  }
}
