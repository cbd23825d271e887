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
 * Whatever has a {@code pyvenv.cfg} (PEP 405), as {@code python -m venv} makes it. venv has no
 * place of its own; here are those that people use: {@code ~/.venvs}, {@code ~/envs}, {@code
 * ~/venvs}, and {@code .venv} and {@code venv} of the working directory.
 */
public final class VenvLocator implements EnvironmentLocator {

  @Override
  public String id() {
    return "venv";
  }

  @Override
  public List<Path> binDirectories(List<SearchPath> searchPaths, Host host, Problems problems) {
    return Stream.concat(
            Stream.of(".venvs", "envs", "venvs")
                .flatMap(name -> Places.bins(Places.home(host, name), host, problems)),
            Stream.of(".venv/bin", "venv/bin").map(host.workingDirectory()::resolve))
        .toList();
  }

  @Override
  public Optional<EnvironmentKind> claims(Prefix prefix, Host host, Problems problems) {
    return Claim.when(prefix.isVenv(), "venv");
  }
}
