package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Candidate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Follows rye's {@code python} and {@code python3} to a project's environment or a toolchain.
 *
 * <p>Both lie in {@code shims} of {@code $RYE_HOME}, else {@code ~/.rye}, beside {@code rye}: on
 * Linux hard links to it, elsewhere symbolic ones (rye's {@code bootstrap.rs}). Targets: {@code
 * .venv/bin} of the nearest directory with a {@code pyproject.toml}, then {@code
 * py/<version>[/install]/bin/python3}, newest name first. Outside a project rye may also go on
 * along PATH, as its settings say; that is no target. Other commands in {@code shims} are plain
 * links into {@code tools}.
 */
public final class RyeShim implements ShimReader {
  private static final Set<String> SHIMS = Set.of("python", "python3");

  @Override
  public String id() {
    return "rye";
  }

  @Override
  public Optional<List<Path>> targets(Candidate candidate, Host host, Problems problems) {
    Path home = home(host);
    String command = host.fileName(candidate.path());
    boolean isShim =
        SHIMS.contains(command)
            && Children.real(candidate.path().resolveSibling(""), host)
                .equals(Children.real(home.resolve("shims"), host))
            && isRye(candidate, host, problems);
    return isShim ? Optional.of(files(home, command, host, problems)) : Optional.empty();
  }

  static Path home(Host host) {
    return host.directory("RYE_HOME").orElseGet(() -> host.home().resolve(".rye"));
  }

  /** Returns whether a candidate is the same file as {@code shims/rye}, which is machine code. */
  static boolean isRye(Candidate candidate, Host host, Problems problems) {
    Path rye = home(host).resolve("shims/rye");
    try {
      return host.isFile(rye)
          && host.identity(rye).equals(candidate.identity())
          && NativeBinary.is(rye, host, problems);
    } catch (IOException unreadable) {
      problems.add(rye, unreadable);
      return false;
    }
  }

  private static List<Path> files(Path home, String command, Host host, Problems problems) {
    List<Path> places = new ArrayList<>();
    DirectoriesUp.of(host).stream()
        .filter(directory -> host.isFile(directory.resolve("pyproject.toml")))
        .findFirst()
        .ifPresent(project -> places.add(project.resolve(".venv/bin").resolve(command)));
    List<Path> toolchains = new ArrayList<>(Children.of(home.resolve("py"), problems));
    Collections.reverse(toolchains);
    for (Path toolchain : toolchains) {
      places.add(toolchain.resolve("install/bin/python3"));
      places.add(toolchain.resolve("bin/python3"));
    }
    Set<Path> files = new LinkedHashSet<>();
    places.stream()
        .filter(file -> host.isFile(file) && Files.isExecutable(file))
        .forEach(files::add);
    return List.copyOf(files);
  }
}
