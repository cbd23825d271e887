package dev.auditpath.environments;

import dev.auditpath.host.DirectoryNames;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.EnvironmentKind;
import dev.auditpath.model.PythonEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Says whether a bin directory belongs to a Python environment, and what made it, from marker files
 * alone: {@code pyvenv.cfg} (PEP 405), {@code conda-meta}, {@code lib/pythonX.Y/site-packages},
 * {@code *.dist-info} beside it ({@code pip install --target}).
 *
 * <p>A directory that is none costs four look-ups: two markers, the listing of {@code ../lib}, the
 * listing of the directory above; one not called {@code bin} costs nothing. The kinds: {@code
 * conda}, {@code pixi}, {@code pipx}, {@code uv-tool}, {@code uv}, {@code virtualenv}, {@code
 * venv}, {@code pyenv}, {@code uv-python}, {@code user-site}, {@code target}, {@code system}.
 */
public final class EnvironmentReader {

  /**
   * Reads what a bin directory belongs to.
   *
   * @param binDirectory absolute; need not exist
   * @param problems takes what could not be read; nothing is thrown for it
   */
  public Optional<PythonEnvironment> read(Path binDirectory, Host host, Problems problems) {
    if (!host.fileName(binDirectory).equals("bin")) {
      return Optional.empty();
    }
    // The kernel follows a linked bin directory before it goes up, so this is the real prefix.
    Path up = binDirectory.resolve("..");
    if (host.isFile(up.resolve("pyvenv.cfg"))) {
      return prefix(binDirectory, problems)
          .map(prefix -> venv(prefix, binDirectory, host, problems));
    }
    if (host.isDirectory(up.resolve("conda-meta"))) {
      return prefix(binDirectory, problems)
          .map(prefix -> conda(prefix, binDirectory, host, problems));
    }
    Optional<PythonEnvironment> installation = installation(binDirectory, host, problems);
    return installation.isPresent() ? installation : target(binDirectory, host, problems);
  }

  /**
   * Counts the distributions of an environment by the names in its folders: {@code .dist-info},
   * {@code .egg-info}, {@code .egg-link}.
   */
  public static int distributions(PythonEnvironment environment, Host host, Problems problems) {
    return environment.sitePackages().stream()
        .mapToInt(
            folder ->
                DirectoryNames.matching(folder, EnvironmentReader::isDistribution, host, problems)
                    .size())
        .sum();
  }

  private static PythonEnvironment venv(
      Path prefix, Path binDirectory, Host host, Problems problems) {
    VenvSettings settings = VenvSettings.read(prefix.resolve("pyvenv.cfg"), host, problems);
    PythonLibraries libraries = PythonLibraries.below(prefix, host, problems);
    String kind = settings.maker();
    if (host.isFile(prefix.resolve("uv-receipt.toml"))) {
      kind = "uv-tool";
    } else if (host.isFile(prefix.resolve("pipx_metadata.json"))) {
      kind = "pipx";
    }
    return new PythonEnvironment(
        new EnvironmentKind(kind),
        prefix,
        binDirectory,
        settings.python().isEmpty() ? libraries.version() : settings.python(),
        libraries.sitePackages(prefix, host, problems));
  }

  private static PythonEnvironment conda(
      Path prefix, Path binDirectory, Host host, Problems problems) {
    Path meta = prefix.resolve("conda-meta");
    PythonLibraries libraries = PythonLibraries.below(prefix, host, problems);
    return new PythonEnvironment(
        new EnvironmentKind(host.isFile(meta.resolve("pixi")) ? "pixi" : "conda"),
        prefix,
        binDirectory,
        DirectoryNames.matching(meta, EnvironmentReader::isPythonPackage, host, problems).stream()
            .findFirst()
            .map(name -> name.substring(7, name.indexOf('-', 7)))
            .orElse(libraries.version()),
        libraries.sitePackages(prefix, host, problems));
  }

  private static Optional<PythonEnvironment> installation(
      Path binDirectory, Host host, Problems problems) {
    PythonLibraries libraries = PythonLibraries.below(binDirectory.resolve(".."), host, problems);
    if (libraries.names().isEmpty()) {
      return Optional.empty();
    }
    return prefix(binDirectory, problems)
        .map(prefix -> installation(prefix, binDirectory, libraries, host, problems))
        .filter(environment -> !environment.sitePackages().isEmpty());
  }

  private static PythonEnvironment installation(
      Path prefix, Path binDirectory, PythonLibraries libraries, Host host, Problems problems) {
    String kind = InstallationKind.of(prefix, host);
    String name = host.fileName(prefix);
    boolean named = kind.equals("pyenv") && !name.isEmpty() && Character.isDigit(name.charAt(0));
    return new PythonEnvironment(
        new EnvironmentKind(kind),
        prefix,
        binDirectory,
        named ? name : libraries.version(),
        libraries.sitePackages(prefix, host, problems));
  }

  private static Optional<PythonEnvironment> target(
      Path binDirectory, Host host, Problems problems) {
    Path up = binDirectory.resolve("..");
    if (DirectoryNames.matching(up, name -> name.endsWith(".dist-info"), host, problems)
        .isEmpty()) {
      return Optional.empty();
    }
    EnvironmentKind kind = new EnvironmentKind("target");
    return prefix(binDirectory, problems)
        .map(prefix -> new PythonEnvironment(kind, prefix, binDirectory, "", List.of(prefix)));
  }

  private static Optional<Path> prefix(Path binDirectory, Problems problems) {
    try {
      Path real = Files.isSymbolicLink(binDirectory) ? binDirectory.toRealPath() : binDirectory;
      return Optional.ofNullable(real.getParent());
    } catch (IOException e) {
      problems.add(binDirectory, e);
      return Optional.empty();
    }
  }

  /** conda names its files {@code <package>-<version>-<build>.json}. */
  private static boolean isPythonPackage(String name) {
    return name.startsWith("python-")
        && name.endsWith(".json")
        && name.length() > 7
        && Character.isDigit(name.charAt(7))
        && name.indexOf('-', 7) > 0;
  }

  private static boolean isDistribution(String name) {
    return name.endsWith(".dist-info") || name.endsWith(".egg-info") || name.endsWith(".egg-link");
  }
}
