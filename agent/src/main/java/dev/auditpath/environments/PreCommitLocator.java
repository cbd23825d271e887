package dev.auditpath.environments;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.EnvironmentKind;
import dev.auditpath.model.SearchPath;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The environments of hooks: {@code repo<random>/py_env-<version>} in {@code PRE_COMMIT_HOME}, else
 * in {@code $XDG_CACHE_HOME/pre-commit} (pre-commit.com, "Managing CI caches").
 */
public final class PreCommitLocator implements EnvironmentLocator {

  @Override
  public String id() {
    return "pre-commit";
  }

  @Override
  public List<Path> binDirectories(List<SearchPath> searchPaths, Host host, Problems problems) {
    Path home = Places.moved("PRE_COMMIT_HOME", Places.xdgCache(host).resolve("pre-commit"), host);
    return Places.children(home, host, problems).stream()
        .filter(repository -> host.fileName(repository).startsWith("repo"))
        .flatMap(repository -> Places.children(repository, host, problems).stream())
        .filter(folder -> host.fileName(folder).startsWith("py_env-"))
        .map(folder -> folder.resolve("bin"))
        .toList();
  }

  @Override
  public Optional<EnvironmentKind> claims(Prefix prefix, Host host, Problems problems) {
    return Claim.when(
        prefix.isVenv()
            && prefix.name().startsWith("py_env-")
            && prefix.above(1).startsWith("repo"),
        "pre-commit");
  }
}
