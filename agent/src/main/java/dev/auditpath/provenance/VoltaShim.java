package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Candidate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Follows Volta's shims, {@code <home>/bin/<command>}, to {@code <home>/tools/image}.
 *
 * <p>The home is {@code $VOLTA_HOME}, else {@code ~/.volta}, and holds a file {@code layout.vN}. A
 * shim is a link to {@code volta-shim}. Its targets, in this order (Volta's crate volta-layout):
 * the package that {@code tools/user/bins/<command>.json} names, in {@code packages/<package>/bin};
 * the default versions that {@code tools/user/platform.json} names; all other versions in {@code
 * {node,npm,pnpm,yarn}/<version>/bin}. Not looked at: the versions that a project pins.
 */
public final class VoltaShim implements ShimReader {
  private static final int CAP = 256 * 1024;
  private static final List<String> TOOLS = List.of("npm", "pnpm", "yarn", "node");

  @Override
  public String id() {
    return "volta";
  }

  @Override
  public Optional<List<Path>> targets(Candidate candidate, Host host, Problems problems) {
    Path home = home(host);
    Path shim = candidate.realPath();
    boolean isShim =
        host.fileName(shim).equals("volta-shim")
            && Children.real(candidate.path().resolveSibling(""), host)
                .equals(Children.real(home.resolve("bin"), host))
            && isVolta(shim, host, problems);
    return isShim
        ? Optional.of(files(home, host.fileName(candidate.path()), host, problems))
        : Optional.empty();
  }

  static Path home(Host host) {
    return host.directory("VOLTA_HOME").orElseGet(() -> host.home().resolve(".volta"));
  }

  /** Returns whether a real path is one of Volta's own three binaries. */
  static boolean isVolta(Path file, Host host, Problems problems) {
    Path home = home(host);
    boolean isInPlace =
        Children.real(home.resolve("bin")).equals(file.getParent())
            || VendorPlaces.hold(file, host);
    return isInPlace
        && Set.of("volta", "volta-shim", "volta-migrate").contains(host.fileName(file))
        && Children.of(home, problems).stream()
            .anyMatch(child -> host.fileName(child).startsWith("layout.v"))
        && NativeBinary.is(file, host, problems);
  }

  private static List<Path> files(Path home, String command, Host host, Problems problems) {
    Path images = home.resolve("tools/image");
    List<Path> directories = new ArrayList<>();
    String owner = settings(home, "bins/" + command + ".json", host, problems).get("package");
    if (owner != null) {
      Children.named(images.resolve("packages"), owner, host).ifPresent(directories::add);
    }
    Map<String, String> defaults = settings(home, "platform.json", host, problems);
    for (String tool : TOOLS) {
      String version = defaults.getOrDefault(tool.equals("node") ? "node.runtime" : tool, "");
      Children.named(images.resolve(tool), version, host).ifPresent(directories::add);
    }
    TOOLS.forEach(tool -> directories.addAll(Children.of(images.resolve(tool), problems)));
    Set<Path> files = new LinkedHashSet<>();
    for (Path directory : directories) {
      Children.named(directory.resolve("bin"), command, host)
          .filter(file -> host.isFile(file) && Files.isExecutable(file))
          .ifPresent(files::add);
    }
    return List.copyOf(files);
  }

  private static Map<String, String> settings(
      Path home, String name, Host host, Problems problems) {
    Optional<Path> file = Children.named(home.resolve("tools/user"), name, host);
    if (file.filter(host::isFile).isEmpty()) {
      return Map.of();
    }
    try {
      return JsonTexts.parse(host.read(file.get(), CAP));
    } catch (IOException unreadable) {
      problems.add(file.get(), unreadable);
      return Map.of();
    }
  }
}
