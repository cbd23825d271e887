package dev.auditpath.environments;

import dev.auditpath.host.DirectoryNames;
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
 * Homebrew's Pythons ({@code opt/python@X.Y}, on macOS with a framework inside), the environments
 * in which it installs applications written in Python ({@code Cellar/<formula>/<version>/libexec}),
 * and its own prefix, below {@code HOMEBREW_PREFIX}, {@code /opt/homebrew}, {@code
 * /home/linuxbrew/.linuxbrew}, and {@code /usr/local} where that has a {@code Cellar}
 * (docs.brew.sh, "Homebrew and Python", "Python for Formula Authors").
 */
public final class HomebrewLocator implements EnvironmentLocator {
  private static final String FRAMEWORK = "Frameworks/Python.framework/Versions";

  private final OncePerHost<List<Path>> present = new OncePerHost<>();

  @Override
  public String id() {
    return "homebrew";
  }

  @Override
  public List<Path> binDirectories(List<SearchPath> searchPaths, Host host, Problems problems) {
    return prefixes(host).flatMap(prefix -> below(prefix, host, problems)).toList();
  }

  @Override
  public Optional<EnvironmentKind> claims(Prefix prefix, Host host, Problems problems) {
    return Claim.when(
        present.get(host, () -> prefixes(host).toList()).stream()
            .anyMatch(
                brew -> prefix.is(brew) || prefix.realPath().startsWith(cellar(brew, problems))),
        "homebrew");
  }

  private static Path cellar(Path brew, Problems problems) {
    Path cellar = brew.resolve("Cellar");
    try {
      return cellar.toRealPath();
    } catch (IOException e) {
      problems.add(cellar, e);
      return cellar;
    }
  }

  private static Stream<Path> below(Path brew, Host host, Problems problems) {
    Stream<Path> kegs =
        Places.children(brew.resolve("Cellar"), host, problems).stream()
            .flatMap(formula -> Places.children(formula, host, problems).stream())
            .map(keg -> keg.resolve("libexec/bin"));
    Stream<Path> pythons =
        DirectoryNames.matching(
                brew.resolve("opt"), name -> name.startsWith("python"), host, problems)
            .stream()
            .map(brew.resolve("opt")::resolve)
            .flatMap(
                python ->
                    Stream.concat(
                        Stream.of(python.resolve("bin")),
                        Places.bins(python.resolve(FRAMEWORK), host, problems)));
    return Stream.of(Stream.of(brew.resolve("bin")), pythons, kegs).flatMap(some -> some);
  }

  private static Stream<Path> prefixes(Host host) {
    return Stream.concat(
            host.directory("HOMEBREW_PREFIX").stream(),
            Stream.of("/opt/homebrew", "/home/linuxbrew/.linuxbrew", "/usr/local")
                .map(host::system))
        .distinct()
        .filter(brew -> host.isDirectory(brew.resolve("Cellar")));
  }
}
