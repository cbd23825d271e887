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
 * The environments of pixi: {@code .pixi/envs/*} of a project, or of {@code
 * <detached-environments>/<project>} where pixi's {@code config.toml} says so; global ones in
 * {@code envs/*} of {@code PIXI_HOME}, else of {@code ~/.pixi} (pixi.sh, "Environment", "Pixi
 * Configuration"). The file {@code conda-meta/pixi} marks them.
 */
public final class PixiLocator implements EnvironmentLocator {

  @Override
  public String id() {
    return "pixi";
  }

  @Override
  public List<Path> binDirectories(List<SearchPath> searchPaths, Host host, Problems problems) {
    return Stream.concat(
            Stream.of(home(host).resolve("envs"), host.workingDirectory().resolve(".pixi/envs"))
                .flatMap(place -> Places.bins(place, host, problems)),
            detached(host, problems).stream()
                .flatMap(root -> Places.children(root, host, problems).stream())
                .flatMap(project -> Places.bins(project.resolve("envs"), host, problems)))
        .toList();
  }

  @Override
  public Optional<EnvironmentKind> claims(Prefix prefix, Host host, Problems problems) {
    boolean marked =
        prefix.hasFile("conda-meta/pixi")
            || (prefix.above(1).equals("envs") && prefix.above(2).equals(".pixi"))
            || prefix.isIn(home(host).resolve("envs"));
    return Claim.when(prefix.isConda() && marked, "pixi");
  }

  /** {@code true} means the cache, a text the place. */
  private static Optional<Path> detached(Host host, Problems problems) {
    return Stream.of(home(host), Places.config(host).resolve("pixi"))
        .map(folder -> TomlValues.read(folder.resolve("config.toml"), host, problems))
        .flatMap(settings -> settings.value("detached-environments").stream())
        .findFirst()
        .filter(text -> text.equals("true") || (text.startsWith("/") && text.indexOf('\0') < 0))
        .map(
            text ->
                text.equals("true")
                    ? Places.cache(host).resolve("rattler/cache/envs")
                    : host.path(text));
  }

  private static Path home(Host host) {
    return Places.moved("PIXI_HOME", Places.home(host, ".pixi"), host);
  }
}
