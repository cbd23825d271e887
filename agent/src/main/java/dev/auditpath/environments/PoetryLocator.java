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
 * The environments of Poetry, the one that Poetry itself lives in, and the Pythons that it
 * installs.
 *
 * <p>Environments: {@code <project>-<8 characters of a hash>-py<X.Y>} in {@code virtualenvs.path}
 * ({@code POETRY_VIRTUALENVS_PATH}, {@code config.toml} in {@code POETRY_CONFIG_DIR} or the
 * platform's settings folder, {@code poetry.toml} of a project), else in {@code virtualenvs} of
 * {@code cache-dir} ({@code POETRY_CACHE_DIR}), else of the platform's cache; or a {@code .venv}
 * beside a {@code pyproject.toml} of Poetry's. Poetry itself: {@code POETRY_HOME}, else {@code
 * pypoetry/venv} in the platform's data folder, else {@code ~/.poetry} (python-poetry.org,
 * "Configuration").
 */
public final class PoetryLocator implements EnvironmentLocator {

  @Override
  public String id() {
    return "poetry";
  }

  @Override
  public List<Path> binDirectories(List<SearchPath> searchPaths, Host host, Problems problems) {
    return Stream.of(
            Places.bins(environments(host, problems), host, problems),
            homes(host).map(home -> home.resolve("venv/bin")),
            Places.bins(pythons(host), host, problems))
        .flatMap(some -> some)
        .toList();
  }

  @Override
  public Optional<EnvironmentKind> claims(Prefix prefix, Host host, Problems problems) {
    if (!prefix.isVenv()) {
      return Claim.when(prefix.isIn(pythons(host)), "poetry-python");
    }
    boolean itself = prefix.name().equals("venv") && homes(host).anyMatch(prefix::isIn);
    boolean named = isNamed(prefix.name()) && prefix.isIn(environments(host, problems));
    return Claim.when(itself || named || isInProject(prefix, host, problems), "poetry");
  }

  /** uv and others make a {@code .venv} in projects of Poetry's too, and write so into it. */
  private static boolean isInProject(Prefix prefix, Host host, Problems problems) {
    if (!prefix.name().equals(".venv") || prefix.setting("virtualenv").isEmpty()) {
      return false;
    }
    Path project = prefix.path().resolveSibling("pyproject.toml");
    return prefix.hasFile("../poetry.lock")
        || TomlValues.read(project, host, problems).hasTable("tool.poetry");
  }

  /** {@code demo-AbCdEf12-py3.11}. */
  private static boolean isNamed(String name) {
    int python = name.lastIndexOf("-py");
    return python > 9 && name.charAt(python - 9) == '-';
  }

  private static Path environments(Host host, Problems problems) {
    Optional<Path> told = host.directory("POETRY_VIRTUALENVS_PATH");
    if (told.isPresent()) {
      return told.get();
    }
    Path settings =
        Places.moved("POETRY_CONFIG_DIR", Places.config(host).resolve("pypoetry"), host);
    TomlValues global = TomlValues.read(settings.resolve("config.toml"), host, problems);
    TomlValues project =
        TomlValues.read(host.workingDirectory().resolve("poetry.toml"), host, problems);
    String cache =
        host.variable("POETRY_CACHE_DIR")
            .or(() -> global.value("cache-dir"))
            .filter(text -> text.startsWith("/"))
            .orElse(host.text(Places.cache(host).resolve("pypoetry")));
    return project
        .value("virtualenvs.path")
        .or(() -> global.value("virtualenvs.path"))
        .map(text -> text.replace("{cache-dir}", cache))
        .filter(text -> text.startsWith("/") && text.indexOf('\0') < 0)
        .map(host::path)
        .orElseGet(() -> host.path(cache).resolve("virtualenvs"));
  }

  private static Path pythons(Host host) {
    return Places.data(host).resolve("pypoetry/python");
  }

  private static Stream<Path> homes(Host host) {
    return Stream.concat(
        host.directory("POETRY_HOME").stream(),
        Stream.of(Places.data(host).resolve("pypoetry"), Places.home(host, ".poetry")));
  }
}
