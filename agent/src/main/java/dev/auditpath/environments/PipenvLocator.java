package dev.auditpath.environments;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.EnvironmentKind;
import dev.auditpath.model.SearchPath;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The environments of pipenv: {@code <project>-<8 characters of a hash>} in {@code WORKON_HOME},
 * else in {@code ~/.local/share/virtualenvs}; or a {@code .venv} beside a {@code Pipfile} (pipenv,
 * "Virtualenv mapping caveat", {@code PIPENV_VENV_IN_PROJECT}). pipenv writes the project's place
 * into {@code .project}, and so does virtualenvwrapper for some: in a place of both, the hash
 * tells.
 */
public final class PipenvLocator implements EnvironmentLocator {
  private static final int HASH = 8;

  @Override
  public String id() {
    return "pipenv";
  }

  @Override
  public List<Path> binDirectories(List<SearchPath> searchPaths, Host host, Problems problems) {
    return Places.bins(home(host), host, problems).toList();
  }

  @Override
  public Optional<EnvironmentKind> claims(Prefix prefix, Host host, Problems problems) {
    if (!prefix.isVenv()) {
      return Optional.empty();
    }
    boolean own = prefix.isIn(home(host)) && host.directory("WORKON_HOME").isEmpty();
    boolean named = prefix.hasFile(".project") && (own || hasHash(prefix.name()));
    boolean inProject = prefix.name().equals(".venv") && prefix.hasFile("../Pipfile");
    return Claim.when(named || inProject, "pipenv");
  }

  private static Path home(Host host) {
    return Places.moved("WORKON_HOME", Places.xdgData(host).resolve("virtualenvs"), host);
  }

  /** A version of Python may follow the hash: {@code demo-AbCd12_-}, {@code demo-AbCd12_x-3.9}. */
  private static boolean hasHash(String name) {
    String[] ends = {name, name.substring(0, Math.max(0, name.lastIndexOf('-')))};
    for (String end : ends) {
      int hyphen = end.length() - HASH - 1;
      if (hyphen > 0 && end.charAt(hyphen) == '-' && isHash(end.substring(hyphen + 1))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isHash(String text) {
    return text.chars()
        .allMatch(
            c ->
                (c >= '0' && c <= '9')
                    || (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || c == '-'
                    || c == '_');
  }
}
