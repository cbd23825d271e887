package dev.auditpath.provenance;

import dev.auditpath.host.CappedException;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Candidate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Follows the shims of rbenv and its descendants to the versions below {@code <root>/versions}.
 *
 * <p>A shim is one only where its whole text is what the manager writes, it lies in {@code
 * <root>/shims}, and the manager it starts is the root's own or one in a place of the system's. The
 * selected versions' files stand first, then those of all other versions, for the selection changes
 * with the directory. A version {@code system} is no target: the search goes on along PATH. Not
 * looked at: the managers' plug-ins, which may select otherwise.
 */
public final class EnvFamilyShim implements ShimReader {
  /** Python; {@code $PYENV_VERSION}, {@code .python-version}. */
  public static final EnvFamilyShim PYENV =
      new EnvFamilyShim(
          new EnvFamily(
              "pyenv",
              ".python-version",
              List.of("python-"),
              true,
              List.of(
                  "",
                  EnvFamily.scriptArgument(
                      "[[ \"$program\" = \"python\"* ]]", "-c", "PYENV_FILE_ARG=\"$arg\""),
                  EnvFamily.scriptArgument(
                      "[[ \"$program\" = \"python\"* ]]", "-c", "PYENV_DIR=\"${arg%/*}\""))));

  /** Ruby; {@code $RBENV_VERSION}, {@code .ruby-version}. */
  public static final EnvFamilyShim RBENV =
      new EnvFamilyShim(
          new EnvFamily(
              "rbenv",
              ".ruby-version",
              List.of("ruby-"),
              false,
              List.of(
                  script("[[ \"$program\" =~ ^ruby([0-9][.0-9]+)?$ ]]", "RBENV_DIR"),
                  script("[ \"$program\" = \"ruby\" ]", "RBENV_DIR"))));

  /** Node.js; {@code $NODENV_VERSION}, {@code .node-version}. */
  public static final EnvFamilyShim NODENV =
      new EnvFamilyShim(
          new EnvFamily(
              "nodenv",
              ".node-version",
              List.of("node-", "v"),
              false,
              List.of("", script("[ \"$program\" = \"node\" ]", "NODENV_DIR"))));

  /** Java; {@code $JENV_VERSION}, {@code .java-version}. */
  public static final EnvFamilyShim JENV =
      new EnvFamilyShim(
          new EnvFamily(
              "jenv",
              ".java-version",
              List.of(),
              false,
              List.of(script("[ \"$program\" = \"java\" ]", "JENV_DIR"))));

  /** Go; {@code $GOENV_VERSION}, {@code .go-version}; a version in {@code go.mod} is not read. */
  public static final EnvFamilyShim GOENV =
      new EnvFamilyShim(
          new EnvFamily(
              "goenv",
              ".go-version",
              List.of("go-"),
              true,
              List.of(
                  EnvFamily.scriptArgument(
                      "[[ \"$program\" = \"go\"* ]]", "-c", "GOENV_FILE_ARG=\"$arg\""),
                  EnvFamily.scriptArgument(
                      "[[ \"$program\" = \"go\"* ]]", "-c", "GOENV_DIR=\"${arg%/*}\""))));

  /** Perl; {@code $PLENV_VERSION}, {@code .perl-version}. */
  public static final EnvFamilyShim PLENV =
      new EnvFamilyShim(
          new EnvFamily(
              "plenv",
              ".perl-version",
              List.of("perl-"),
              false,
              List.of(
                  """
                  if [[ "$program" = "perl" ]]; then
                    for arg; do
                      [[ "$arg" =~ ^(--$|-[0A-Za-z]*[eE].*) ]] && break
                      if [[ "$arg" =~ / && -f "$arg" ]]; then
                        export PLENV_DIR="${arg%/*}"
                        break
                      fi
                    done
                  fi
                  """)));

  /** PHP; {@code $PHPENV_VERSION}, {@code .php-version}. */
  public static final EnvFamilyShim PHPENV =
      new EnvFamilyShim(
          new EnvFamily(
              "phpenv",
              ".php-version",
              List.of("php-"),
              false,
              List.of("", script("[ \"$program\" = \"php\" ]", "PHPENV_DIR"))));

  private static final int TEXT_CAP = 8 * 1024;

  private final EnvFamily family;

  private EnvFamilyShim(EnvFamily family) {
    this.family = family;
  }

  /** Returns the readers of the whole family. */
  public static List<EnvFamilyShim> all() {
    return List.of(PYENV, RBENV, NODENV, JENV, GOENV, PLENV, PHPENV);
  }

  @Override
  public String id() {
    return family.name();
  }

  @Override
  public Optional<List<Path>> targets(Candidate candidate, Host host, Problems problems) {
    return root(candidate.realPath(), host, problems)
        .map(root -> files(root, host.fileName(candidate.path()), host, problems));
  }

  /** Returns the root of the manager whose shim a file is. */
  private Optional<Path> root(Path shim, Host host, Problems problems) {
    Path directory = shim.getParent();
    if (directory == null || !host.fileName(directory).equals("shims")) {
      return Optional.empty();
    }
    try {
      String text = host.readText(shim, TEXT_CAP);
      return family
          .read(text)
          .filter(places -> Children.real(host.path(places.root() + "/shims")).equals(directory))
          .filter(places -> isGenuine(places, host))
          .map(places -> host.path(places.root()));
    } catch (CappedException tooLongForAShim) {
      return Optional.empty();
    } catch (IOException unreadable) {
      problems.add(shim, unreadable);
      return Optional.empty();
    }
  }

  private boolean isGenuine(EnvFamily.Places places, Host host) {
    Path self = Children.real(host.path(places.self()));
    Path root = Children.real(host.path(places.root()));
    return places.self().endsWith("/" + family.name())
        && (root.resolve("libexec").equals(self.getParent())
            || root.resolve("bin").equals(self.getParent())
            || VendorPlaces.hold(self, host));
  }

  private List<Path> files(Path root, String command, Host host, Problems problems) {
    List<Path> selected = new SelectedVersions(family, root, host, problems).directories();
    Set<Path> files = new LinkedHashSet<>();
    Stream.concat(selected.stream(), Children.of(root.resolve("versions"), problems).stream())
        .map(version -> Children.named(version.resolve("bin"), command, host))
        .flatMap(Optional::stream)
        .filter(file -> host.isFile(file) && Files.isExecutable(file))
        .forEach(files::add);
    return List.copyOf(files);
  }

  private static String script(String condition, String directoryVariable) {
    return EnvFamily.scriptArgument(condition, "-e", directoryVariable + "=\"${arg%/*}\"");
  }
}
