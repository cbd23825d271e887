package dev.auditpath.environments;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.EnvironmentKind;
import dev.auditpath.model.SearchPath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The Pythons that pyenv installs and the environments of pyenv-virtualenv: {@code versions/*}
 * below {@code PYENV_ROOT}, else below {@code ~/.pyenv}. pyenv-virtualenv keeps its own in {@code
 * versions/<version>/envs} and links to them. The shims may run any of them.
 *
 * <p>A conda below {@code versions} is left to its own locator.
 */
public final class PyenvLocator implements EnvironmentLocator {

  @Override
  public String id() {
    return "pyenv";
  }

  @Override
  public List<Path> binDirectories(List<SearchPath> searchPaths, Host host, Problems problems) {
    Path root = Places.moved("PYENV_ROOT", Places.home(host, ".pyenv"), host);
    List<Path> found = new ArrayList<>();
    for (Path version : Places.children(root.resolve("versions"), host, problems)) {
      found.add(version.resolve("bin"));
      Places.bins(version.resolve("envs"), host, problems).forEach(found::add);
    }
    return found;
  }

  @Override
  public Optional<EnvironmentKind> claims(Prefix prefix, Host host, Problems problems) {
    if (prefix.isConda()) {
      return Optional.empty();
    }
    boolean version = isVersionsOfPyenv(prefix.path().getParent(), host);
    boolean nested =
        prefix.above(1).equals("envs") && isVersionsOfPyenv(ancestor(prefix.path(), 3), host);
    return prefix.isVenv()
        ? Claim.when(version || nested, "pyenv-virtualenv")
        : Claim.when(version, "pyenv");
  }

  private static boolean isVersionsOfPyenv(@Nullable Path directory, Host host) {
    if (directory == null || !directory.endsWith("versions")) {
      return false;
    }
    Path root = directory.resolve("..");
    return host.isDirectory(root.resolve("shims")) || host.exists(root.resolve("libexec/pyenv"));
  }

  private static @Nullable Path ancestor(Path path, int levels) {
    Path place = path;
    for (int i = 0; i < levels && place != null; i++) {
      place = place.getParent();
    }
    return place;
  }
}
