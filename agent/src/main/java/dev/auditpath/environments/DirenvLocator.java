package dev.auditpath.environments;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.EnvironmentKind;
import dev.auditpath.model.SearchPath;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The layouts of direnv: {@code .direnv/python-<version>} and {@code .direnv/virtualenv} in a
 * project (direnv-stdlib(1), {@code layout python}).
 */
public final class DirenvLocator implements EnvironmentLocator {

  @Override
  public String id() {
    return "direnv";
  }

  @Override
  public List<Path> binDirectories(List<SearchPath> searchPaths, Host host, Problems problems) {
    return Places.bins(Places.home(host, ".direnv"), host, problems).toList();
  }

  @Override
  public Optional<EnvironmentKind> claims(Prefix prefix, Host host, Problems problems) {
    return Claim.when(prefix.isVenv() && prefix.above(1).equals(".direnv"), "direnv");
  }
}
