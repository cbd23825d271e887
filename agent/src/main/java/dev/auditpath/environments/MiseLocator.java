package dev.auditpath.environments;

import dev.auditpath.host.DirectoryNames;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.EnvironmentKind;
import dev.auditpath.model.SearchPath;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Pythons that mise installs, {@code installs/python/*}, and the applications of its pipx
 * backend, {@code installs/pipx-*}, which pipx or uv makes inside.
 *
 * <p>Below {@code MISE_DATA_DIR}, else {@code $XDG_DATA_HOME/mise}; for all users below {@code
 * /usr/local/share/mise} (mise.jdx.dev, "Directory Structure"). Links such as {@code 3.12} and
 * {@code latest} are aliases.
 */
public final class MiseLocator implements EnvironmentLocator {

  @Override
  public String id() {
    return "mise";
  }

  @Override
  public List<Path> binDirectories(List<SearchPath> searchPaths, Host host, Problems problems) {
    return homes(host)
        .map(home -> home.resolve("installs"))
        .flatMap(
            installs ->
                Stream.concat(
                    Places.bins(installs.resolve("python"), host, problems),
                    applications(installs, host, problems)))
        .toList();
  }

  @Override
  public Optional<EnvironmentKind> claims(Prefix prefix, Host host, Problems problems) {
    boolean installation = !prefix.isVenv() && !prefix.isConda();
    return Claim.when(
        installation && homes(host).anyMatch(h -> prefix.isIn(h.resolve("installs/python"))),
        "mise");
  }

  private static Stream<Path> applications(Path installs, Host host, Problems problems) {
    return DirectoryNames.matching(installs, name -> name.startsWith("pipx-"), host, problems)
        .stream()
        .flatMap(name -> Places.children(installs.resolve(name), host, problems).stream())
        .flatMap(
            version ->
                Stream.concat(
                    Places.bins(version.resolve("venvs"), host, problems),
                    Places.bins(version, host, problems)));
  }

  private static Stream<Path> homes(Host host) {
    return Stream.of(
        Places.moved("MISE_DATA_DIR", Places.xdgData(host).resolve("mise"), host),
        host.system("/usr/local/share/mise"));
  }
}
