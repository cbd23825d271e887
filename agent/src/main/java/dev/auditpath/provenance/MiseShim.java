package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Candidate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Follows mise's shims, {@code <data>/shims/<command>}, to {@code
 * <data>/installs/<tool>/<version>}.
 *
 * <p>The data directory is {@code $MISE_DATA_DIR}, else {@code $XDG_DATA_HOME/mise}, else {@code
 * ~/.local/share/mise}; for all users {@code /usr/local/share/mise} (mise's documentation,
 * "Directory Structure"). A shim is a link to mise's own binary, which is believed where {@link
 * #isMise} says. Selected versions ({@link ToolVersions}) come first. mise goes on along PATH where
 * no version has the command; that is no target. Not looked at: its command wrappers, and
 * selections by variables.
 */
public final class MiseShim implements ShimReader {
  private static final List<String> SELECTIONS =
      List.of("mise.toml", ".mise.toml", ".tool-versions", ".config/mise/config.toml");

  @Override
  public String id() {
    return "mise";
  }

  @Override
  public Optional<List<Path>> targets(Candidate candidate, Host host, Problems problems) {
    if (!isMise(candidate.realPath(), host, problems)) {
      return Optional.empty();
    }
    Path shims = Children.real(candidate.path().resolveSibling(""), host);
    return dataDirectories(host)
        .filter(data -> Children.real(data.resolve("shims"), host).equals(shims))
        .findFirst()
        .map(data -> files(data, host.fileName(candidate.path()), host, problems));
  }

  /**
   * Returns whether a real path is mise: machine code of that name where its installer puts it
   * ({@code $MISE_INSTALL_PATH}, {@code ~/.local/bin}, {@code <data>/bin}), or cargo, or a package
   * manager.
   */
  static boolean isMise(Path file, Host host, Problems problems) {
    return host.fileName(file).equals("mise")
        && (VendorPlaces.hold(file, host) || homes(host).map(Children::real).anyMatch(file::equals))
        && NativeBinary.is(file, host, problems);
  }

  private static Stream<Path> homes(Host host) {
    Stream<Path> installed =
        Stream.of(".local/bin/mise", ".cargo/bin/mise").map(host.home()::resolve);
    Stream<Path> kept = dataDirectories(host).map(data -> data.resolve("bin/mise"));
    return Stream.concat(
        host.directory("MISE_INSTALL_PATH").stream(), Stream.concat(installed, kept));
  }

  static Stream<Path> dataDirectories(Host host) {
    Path share =
        host.directory("XDG_DATA_HOME").orElseGet(() -> host.home().resolve(".local/share"));
    return Stream.concat(
        host.directory("MISE_DATA_DIR").stream(),
        Stream.of(share.resolve("mise"), host.system("/usr/local/share/mise")));
  }

  private static List<Path> files(Path data, String command, Host host, Problems problems) {
    ToolVersions selected = ToolVersions.read(SELECTIONS, host, problems);
    Set<Path> first = new LinkedHashSet<>();
    Set<Path> others = new LinkedHashSet<>();
    for (Path tool : Children.of(data.resolve("installs"), problems)) {
      Set<Path> chosen = new LinkedHashSet<>();
      for (String version : selected.of(host.fileName(tool))) {
        Children.named(tool, version, host).map(Children::real).ifPresent(chosen::add);
      }
      chosen.forEach(version -> file(version, command, host).ifPresent(first::add));
      // "latest" and "20" are links to a version that is listed itself.
      Children.of(tool, problems).stream()
          .filter(version -> !Files.isSymbolicLink(version))
          .map(Children::real)
          .forEach(version -> file(version, command, host).ifPresent(others::add));
    }
    first.addAll(others);
    return List.copyOf(first);
  }

  private static Optional<Path> file(Path version, String command, Host host) {
    return Stream.of("bin/", "")
        .map(place -> Children.named(version, place + command, host))
        .flatMap(Optional::stream)
        .filter(file -> host.isFile(file) && Files.isExecutable(file))
        .findFirst();
  }
}
