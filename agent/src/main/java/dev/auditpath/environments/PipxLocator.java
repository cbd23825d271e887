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
 * What pipx makes: an environment for each application, the {@code shared} one that holds pip, the
 * short-lived ones of {@code pipx run}, and the Pythons that it fetches.
 *
 * <p>Below {@code PIPX_HOME}, else the platform's data folder, else {@code ~/.local/pipx} as before
 * version 1.2; with {@code --global} below {@code PIPX_GLOBAL_HOME}, else {@code /opt/pipx} (pipx,
 * "Configure Paths").
 */
public final class PipxLocator implements EnvironmentLocator {

  @Override
  public String id() {
    return "pipx";
  }

  @Override
  public List<Path> binDirectories(List<SearchPath> searchPaths, Host host, Problems problems) {
    return homes(host)
        .flatMap(
            home ->
                Stream.of(
                        Stream.of(home.resolve("shared/bin")),
                        Places.bins(home.resolve("venvs"), host, problems),
                        Places.bins(home.resolve(".cache"), host, problems),
                        Places.bins(home.resolve("py"), host, problems))
                    .flatMap(some -> some))
        .toList();
  }

  @Override
  public Optional<EnvironmentKind> claims(Prefix prefix, Host host, Problems problems) {
    if (prefix.isVenv() && prefix.hasFile("pipx_metadata.json")) {
      return Claim.when(true, "pipx");
    }
    return homes(host)
        .filter(home -> isOf(home, prefix))
        .findFirst()
        .map(home -> new EnvironmentKind(prefix.isVenv() ? "pipx" : "pipx-python"));
  }

  private static boolean isOf(Path home, Prefix prefix) {
    return prefix.isVenv()
        ? prefix.is(home.resolve("shared"))
            || prefix.isIn(home.resolve("venvs"))
            || prefix.isIn(home.resolve(".cache"))
        : prefix.isIn(home.resolve("py"));
  }

  private static Stream<Path> homes(Host host) {
    return Stream.concat(
            host.directory("PIPX_HOME").stream(),
            Stream.of(
                Places.data(host).resolve("pipx"),
                Places.home(host, ".local/share/pipx"),
                Places.home(host, ".local/pipx"),
                Places.moved("PIPX_GLOBAL_HOME", host.system("/opt/pipx"), host)))
        .distinct();
  }
}
