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
 * What uv makes: a project's {@code .venv} and {@code uv venv} (its own key in {@code pyvenv.cfg}
 * tells), {@code uv tool install}, the environments of scripts and of {@code uvx} in its cache, and
 * the Pythons that it downloads.
 *
 * <p>Tools: {@code UV_TOOL_DIR}, else {@code $XDG_DATA_HOME/uv/tools}; Pythons: {@code
 * UV_PYTHON_INSTALL_DIR}, else {@code $XDG_DATA_HOME/uv/python}; cache: {@code UV_CACHE_DIR}, else
 * {@code $XDG_CACHE_HOME/uv} (docs.astral.sh, "Storage"). uv follows XDG on macOS too.
 */
public final class UvLocator implements EnvironmentLocator {

  @Override
  public String id() {
    return "uv";
  }

  @Override
  public List<Path> binDirectories(List<SearchPath> searchPaths, Host host, Problems problems) {
    Path cache = Places.moved("UV_CACHE_DIR", Places.xdgCache(host).resolve("uv"), host);
    return Stream.of(tools(host), pythons(host), cache.resolve("environments-v2"))
        .flatMap(place -> Places.bins(place, host, problems))
        .toList();
  }

  @Override
  public Optional<EnvironmentKind> claims(Prefix prefix, Host host, Problems problems) {
    if (prefix.isVenv()) {
      return prefix.hasFile("uv-receipt.toml") || prefix.isIn(tools(host))
          ? Claim.when(true, "uv-tool")
          : Claim.when(prefix.setting("uv").isPresent(), "uv");
    }
    boolean beside = prefix.above(1).equals("python") && prefix.above(2).equals("uv");
    return Claim.when(beside || prefix.isIn(pythons(host)), "uv-python");
  }

  private static Path tools(Host host) {
    return Places.moved("UV_TOOL_DIR", Places.xdgData(host).resolve("uv/tools"), host);
  }

  private static Path pythons(Host host) {
    return Places.moved("UV_PYTHON_INSTALL_DIR", Places.xdgData(host).resolve("uv/python"), host);
  }
}
