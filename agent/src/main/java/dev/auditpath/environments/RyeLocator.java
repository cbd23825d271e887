package dev.auditpath.environments;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.EnvironmentKind;
import dev.auditpath.model.SearchPath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What rye makes: toolchains in {@code py}, tools in {@code tools}, its own environment in {@code
 * self}, and a project's {@code .venv} with {@code rye-venv.json}. Below {@code RYE_HOME}, else
 * {@code ~/.rye} (rye.astral.sh, "Config").
 */
public final class RyeLocator implements EnvironmentLocator {

  @Override
  public String id() {
    return "rye";
  }

  @Override
  public List<Path> binDirectories(List<SearchPath> searchPaths, Host host, Problems problems) {
    Path home = home(host);
    List<Path> found = new ArrayList<>();
    found.add(home.resolve("self/bin"));
    found.add(home.resolve("self/venv/bin"));
    Places.bins(home.resolve("tools"), host, problems).forEach(found::add);
    for (Path toolchain : Places.children(home.resolve("py"), host, problems)) {
      found.add(toolchain.resolve("bin"));
      // Toolchains of before rye 0.24 keep what was unpacked one level down.
      found.add(toolchain.resolve("install/bin"));
    }
    return found;
  }

  @Override
  public Optional<EnvironmentKind> claims(Prefix prefix, Host host, Problems problems) {
    Path home = home(host);
    if (prefix.isVenv()) {
      return Claim.when(
          prefix.hasFile("rye-venv.json")
              || prefix.is(home.resolve("self"))
              || prefix.isIn(home.resolve("self"))
              || prefix.isIn(home.resolve("tools")),
          "rye");
    }
    boolean toolchain =
        prefix.isIn(home.resolve("py"))
            || (prefix.name().equals("install")
                && prefix.above(2).equals("py")
                && prefix.path().startsWith(home));
    return Claim.when(toolchain, "rye-python");
  }

  private static Path home(Host host) {
    return Places.moved("RYE_HOME", Places.home(host, ".rye"), host);
  }
}
