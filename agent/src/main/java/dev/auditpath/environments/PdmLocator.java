package dev.auditpath.environments;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.EnvironmentKind;
import dev.auditpath.model.SearchPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What PDM makes: {@code venvs/*} and the Pythons in {@code python/*} below {@code pdm} of the
 * platform's data folder; a {@code .venv} that the project's {@code .pdm-python} names; and {@code
 * __pypackages__/X.Y} (PEP 582, kind {@code pep582}), here looked for in the working directory only
 * (pdm-project.org, "Working with Virtual Environments").
 */
public final class PdmLocator implements EnvironmentLocator {
  private static final int LONGEST_PATH = 8 * 1024;

  @Override
  public String id() {
    return "pdm";
  }

  @Override
  public List<Path> binDirectories(List<SearchPath> searchPaths, Host host, Problems problems) {
    Path data = Places.data(host).resolve("pdm");
    return Stream.of(
            data.resolve("venvs"),
            data.resolve("python"),
            host.workingDirectory().resolve("__pypackages__"))
        .flatMap(place -> Places.bins(place, host, problems))
        .toList();
  }

  @Override
  public Optional<EnvironmentKind> claims(Prefix prefix, Host host, Problems problems) {
    Path data = Places.data(host).resolve("pdm");
    if (prefix.isVenv()) {
      return Claim.when(
          prefix.isIn(data.resolve("venvs")) || isInProject(prefix, host, problems), "pdm");
    }
    return prefix.above(1).equals("__pypackages__")
        ? Claim.when(true, "pep582")
        : Claim.when(prefix.isIn(data.resolve("python")), "pdm-python");
  }

  private static boolean isInProject(Prefix prefix, Host host, Problems problems) {
    if (!prefix.name().equals(".venv") || !prefix.hasFile("../.pdm-python")) {
      return false;
    }
    Path file = prefix.path().resolveSibling(".pdm-python");
    try {
      return host.readText(file, LONGEST_PATH).startsWith(host.text(prefix.binDirectory()) + "/");
    } catch (IOException e) {
      problems.add(file, e);
      return false;
    }
  }
}
