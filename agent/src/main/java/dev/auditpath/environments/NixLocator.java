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
 * Pythons in Nix profiles: the user's ({@code ~/.nix-profile}, {@code
 * ~/.local/state/nix/profiles/profile}), home-manager's on NixOS ({@code /etc/profiles/per-user}),
 * the machine's ({@code /nix/var/nix/profiles/default}, {@code /run/current-system/sw}) (Nix
 * manual, "Profiles").
 */
public final class NixLocator implements EnvironmentLocator {

  @Override
  public String id() {
    return "nix";
  }

  @Override
  public List<Path> binDirectories(List<SearchPath> searchPaths, Host host, Problems problems) {
    return Stream.concat(
            Stream.of(
                    Places.home(host, ".nix-profile"),
                    Places.home(host, ".local/state/nix/profiles/profile"),
                    host.system("/nix/var/nix/profiles/default"),
                    host.system("/run/current-system/sw"))
                .map(profile -> profile.resolve("bin")),
            Places.bins(host.system("/etc/profiles/per-user"), host, problems))
        .toList();
  }

  @Override
  public Optional<EnvironmentKind> claims(Prefix prefix, Host host, Problems problems) {
    return Claim.when(
        !prefix.isVenv() && prefix.realPath().startsWith(host.system("/nix/store")), "nix");
  }
}
