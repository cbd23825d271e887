package dev.auditpath.environments;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.SearchPath;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Environments whose commands are linked into a common directory, found by where the links lead.
 *
 * <p>pipx links into {@code ~/.local/bin} ({@code PIPX_BIN_DIR}) and with {@code --global} into
 * {@code /usr/local/bin} ({@code PIPX_GLOBAL_BIN_DIR}); uv into {@code UV_TOOL_BIN_DIR}, {@code
 * XDG_BIN_HOME}, {@code XDG_DATA_HOME/../bin} or {@code ~/.local/bin}; rye into {@code
 * ~/.rye/shims} ({@code RYE_HOME}). Copies, which they make where links are impossible, are not
 * followed.
 */
public final class LinkTargetLocator implements EnvironmentLocator {

  @Override
  public String id() {
    return "link-target";
  }

  @Override
  public List<Path> binDirectories(List<SearchPath> searchPaths, Host host, Problems problems) {
    LinkedBins links = new LinkedBins(host, problems);
    return linkDirectories(host)
        .distinct()
        .flatMap(place -> links.from(place).stream())
        .distinct()
        .toList();
  }

  /** Returns the directories in which installers link the commands of their environments. */
  static Stream<Path> linkDirectories(Host host) {
    Stream<Path> fixed =
        Stream.of(host.home().resolve(".local/bin"), host.system("/usr/local/bin"));
    Stream<Optional<Path>> moved =
        Stream.of(
            host.directory("PIPX_BIN_DIR"),
            host.directory("PIPX_GLOBAL_BIN_DIR"),
            host.directory("UV_TOOL_BIN_DIR"),
            host.directory("XDG_BIN_HOME"),
            host.directory("XDG_DATA_HOME").map(home -> home.resolve("../bin").normalize()),
            Optional.of(
                host.directory("RYE_HOME").orElse(host.home().resolve(".rye")).resolve("shims")));
    return Stream.concat(fixed, moved.flatMap(Optional::stream));
  }
}
