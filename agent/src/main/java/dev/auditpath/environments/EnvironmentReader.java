package dev.auditpath.environments;

import dev.auditpath.host.DirectoryNames;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.EnvironmentKind;
import dev.auditpath.model.PythonEnvironment;
import dev.auditpath.model.Reach;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Says whether a bin directory belongs to a Python environment, from marker files alone: {@code
 * pyvenv.cfg} (PEP 405), {@code conda-meta}, {@code lib/pythonX.Y/site-packages}, {@code
 * *.dist-info} beside it ({@code pip install --target}), {@code __pypackages__/X.Y} (PEP 582). What
 * made it, the first locator that claims it says.
 *
 * <p>A directory that is none costs four look-ups: two markers, the listing of {@code ../lib}, the
 * listing of the directory above; one not called {@code bin} costs nothing.
 */
public final class EnvironmentReader {
  private final List<EnvironmentLocator> locators;
  private final OncePerHost<PlaceIdentities> places = new OncePerHost<>();

  EnvironmentReader(List<EnvironmentLocator> locators) {
    this.locators = locators;
  }

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
    return Prefix.of(binDirectory, places.get(host, PlaceIdentities::new), host, problems)
        .filter(EnvironmentReader::hasShape)
        .flatMap(
            prefix ->
                kind(prefix, host, problems).map(kind -> describe(kind, prefix, host, problems)));
  }

  /** Cheapest first. */
  private static boolean hasShape(Prefix prefix) {
    return prefix.isVenv()
        || prefix.isConda()
        || !prefix.sitePackages().isEmpty()
        || isPep582(prefix)
        || prefix.holdsDistributions();
  }

  private static boolean isPep582(Prefix prefix) {
    return prefix.above(1).equals("__pypackages__");
  }

  private Optional<EnvironmentKind> kind(Prefix prefix, Host host, Problems problems) {
    for (EnvironmentLocator locator : locators) {
      Optional<EnvironmentKind> kind = locator.claims(prefix, host, problems);
      if (kind.isPresent()) {
        return kind;
      }
    }
    return Optional.empty();
  }

  private static PythonEnvironment describe(
      EnvironmentKind kind, Prefix prefix, Host host, Problems problems) {
    Interpreter interpreter = Interpreter.of(prefix.binDirectory(), host, problems);
    List<Path> sitePackages = distributionFolders(prefix, host);
    LibraryContents contents = LibraryContents.of(sitePackages, host, problems);
    return new PythonEnvironment(
        kind,
        prefix.path(),
        prefix.binDirectory(),
        python(kind, prefix, host, problems),
        sitePackages,
        contents.addedPaths(),
        contents.metadata(),
        contents.startup(),
        interpreter.path(),
        Reach.ACTIVATION,
        List.of(),
        new Damage(prefix, host).of(kind, interpreter));
  }

  private static List<Path> distributionFolders(Prefix prefix, Host host) {
    if (!prefix.sitePackages().isEmpty() || prefix.isVenv() || prefix.isConda()) {
      return prefix.sitePackages();
    }
    Path pep582 = prefix.path().resolve("lib");
    return isPep582(prefix) && host.isDirectory(pep582) ? List.of(pep582) : List.of(prefix.path());
  }

  private static String python(EnvironmentKind kind, Prefix prefix, Host host, Problems problems) {
    String stated = prefix.settings().python();
    if (!stated.isEmpty()) {
      return stated;
    }
    if (prefix.isConda()) {
      return condaPython(prefix, host, problems).orElse(prefix.libraries().version());
    }
    // Managers of versions name the folder after the whole version: 3.10.2, not 3.10.
    String name = prefix.name();
    boolean named =
        List.of("pyenv", "asdf", "mise", "pep582").contains(kind.word())
            && !name.isEmpty()
            && Character.isDigit(name.charAt(0));
    return named ? name : prefix.libraries().version();
  }

  private static Optional<String> condaPython(Prefix prefix, Host host, Problems problems) {
    Path meta = prefix.path().resolve("conda-meta");
    return DirectoryNames.matching(meta, EnvironmentReader::isPythonPackage, host, problems)
        .stream()
        .findFirst()
        .map(name -> name.substring(7, name.indexOf('-', 7)));
  }

  /** conda names its files {@code <package>-<version>-<build>.json}. */
  private static boolean isPythonPackage(String name) {
    return name.startsWith("python-")
        && name.endsWith(".json")
        && name.length() > 7
        && Character.isDigit(name.charAt(7))
        && name.indexOf('-', 7) > 0;
  }
}
