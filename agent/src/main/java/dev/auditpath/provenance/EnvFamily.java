package dev.auditpath.provenance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One version manager of rbenv's family: its names and the texts of its shims.
 *
 * <p>All of them write the same file for every command with {@code libexec/<name>-rehash}; it holds
 * the manager's root and the manager's own path, and nothing else varies. Sources: the {@code
 * -rehash} scripts of pyenv, rbenv, nodenv, jenv, goenv, plenv and phpenv, past and present.
 *
 * @param name the manager's command, for example {@code pyenv}
 * @param versionFile the file that selects a version for a directory and those below it
 * @param versionPrefixes what may stand before a version and means nothing
 * @param severalVersions whether more than one version can be selected at a time
 * @param middles what may stand between {@code program=} and {@code export …_ROOT=}
 */
record EnvFamily(
    String name,
    String versionFile,
    List<String> versionPrefixes,
    boolean severalVersions,
    List<String> middles) {

  private static final String HEAD =
      """
      #!/usr/bin/env bash
      set -e
      [ -n "$X_DEBUG" ] && set -x

      program="${0##*/}"
      """;
  private static final String ROOT = "\nexport X_ROOT=\"{root}\"\n";
  private static final String RUN = "exec \"{self}\" exec \"$program\" \"$@\"\n";
  private static final String SHIM_PATH =
      """
      SHIM_PATH=${0%/*}
      if [[ $SHIM_PATH != "{root}/shims" ]]; then
        export _X_SHIM_PATH="$SHIM_PATH"
      fi
      """;
  private static final String PLENV_HEAD_TEST = "[[ -n \"$X_DEBUG\" ]] && set -x";
  private static final String PHPENV =
      """
      #!/usr/bin/env bash
      set -e
      export X_ROOT="{root}"
      exec {self} exec "${0##*/}" "$@"
      """;

  /**
   * The two places that a shim's text names.
   *
   * @param root the manager's directory
   * @param self the manager's own executable
   */
  record Places(String root, String self) {}

  /** Returns the block that looks for a script among the arguments, as rbenv words it. */
  static String scriptArgument(String condition, String option, String export) {
    return """
    if %s; then
      for arg; do
        case "$arg" in
        %s* | -- ) break ;;
        */* )
          if [ -f "$arg" ]; then
            export %s
            break
          fi
          ;;
        esac
      done
    fi
    """
        .formatted(condition, option, export);
  }

  String variable(String suffix) {
    return name.toUpperCase(Locale.ROOT) + "_" + suffix;
  }

  /**
   * Returns the places that a shim names; empty where one character is not as the manager writes.
   */
  Optional<Places> read(String text) {
    Optional<Places> places = places(text);
    return places.filter(
        named ->
            shapes().stream()
                .map(shape -> shape.replace("{root}", named.root()).replace("{self}", named.self()))
                .anyMatch(text::equals));
  }

  private Optional<Places> places(String text) {
    String root = between(text, "\nexport " + variable("ROOT") + "=\"", "\"\n");
    int run = text.lastIndexOf("\nexec ");
    String self = run < 0 ? "" : between(text.substring(run), "\nexec ", " exec \"");
    if (self.length() > 1 && self.startsWith("\"") && self.endsWith("\"")) {
      self = self.substring(1, self.length() - 1);
    } else if (self.indexOf(' ') >= 0) {
      return Optional.empty();
    }
    return ShellText.isPlainPath(root) && ShellText.isPlainPath(self)
        ? Optional.of(new Places(root, self))
        : Optional.empty();
  }

  private List<String> shapes() {
    List<String> shapes = new ArrayList<>();
    for (String middle : middles) {
      shapes.add(HEAD + middle + ROOT + RUN);
      shapes.add(HEAD + middle + ROOT + SHIM_PATH + RUN);
      shapes.add(
          HEAD.replace("[ -n \"$X_DEBUG\" ] && set -x", PLENV_HEAD_TEST) + middle + ROOT + RUN);
    }
    if (name.equals("phpenv")) {
      shapes.add(PHPENV);
    }
    String prefix = name.toUpperCase(Locale.ROOT);
    return shapes.stream().map(shape -> shape.replace("X_", prefix + "_")).toList();
  }

  private static String between(String text, String before, String after) {
    int start = text.indexOf(before);
    int end = start < 0 ? -1 : text.indexOf(after, start + before.length());
    return end < 0 ? "" : text.substring(start + before.length(), end);
  }
}
