package dev.auditpath.environments;

import dev.auditpath.host.DirectoryNames;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Problem;
import dev.auditpath.model.SearchPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
  private static final int CAP = 5_000;

  @Override
  public String id() {
    return "link-target";
  }

  @Override
  public List<Path> binDirectories(List<SearchPath> searchPaths, Host host, Problems problems) {
    Set<Path> found = new LinkedHashSet<>();
    linkDirectories(host).distinct().forEach(place -> follow(place, found, host, problems));
    return List.copyOf(found);
  }

  private static Stream<Path> linkDirectories(Host host) {
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

  private static void follow(Path directory, Set<Path> found, Host host, Problems problems) {
    List<String> names = DirectoryNames.matching(directory, name -> true, host, problems);
    if (names.size() > CAP) {
      problems.add(capReached(directory, host));
    }
    names.stream()
        .limit(CAP)
        .map(name -> host.path(host.text(directory) + "/" + name))
        .flatMap(entry -> targetDirectory(entry, problems).stream())
        .filter(target -> !target.equals(directory))
        .forEach(found::add);
  }

  private static Optional<Path> targetDirectory(Path entry, Problems problems) {
    try {
      Path target = entry.resolveSibling(Files.readSymbolicLink(entry)).normalize();
      return Optional.ofNullable(target.getParent()).filter(parent -> parent.endsWith("bin"));
    } catch (NotLinkException | NoSuchFileException plainOrGone) {
      return Optional.empty();
    } catch (IOException e) {
      problems.add(entry, e);
      return Optional.empty();
    }
  }

  private static Problem capReached(Path directory, Host host) {
    String message = "holds more than " + CAP + " entries; links of the others were not followed";
    return new Problem("cap-reached", host.text(directory), message, false);
  }
}
