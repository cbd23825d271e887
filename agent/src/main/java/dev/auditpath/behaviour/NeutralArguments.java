package dev.auditpath.behaviour;

import dev.auditpath.shell.Glob;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Arguments that a wrapper may add to what the user typed. What only changes how results look, and
 * how much is said, is neutral; everything else changes what the command does for its user.
 */
final class NeutralArguments {
  /** {@code *} stands for any text. */
  private static final List<String> ANY =
      List.of(
          "--",
          "--color",
          "--color=*",
          "--colour",
          "--colour=*",
          "--colors",
          "--colors=*",
          "--no-color",
          "--no-colors",
          "--no-colour",
          "-no-color",
          "--color-output",
          "--ansi",
          "--ansi=*",
          "--no-ansi",
          "--no-pager",
          "--paginate",
          "--pager=cat",
          "--pager=less",
          "--no-pager-color",
          "--verbose",
          "--verbose=*",
          "--quiet",
          "--silent",
          "--version",
          "--help",
          "--progress",
          "--progress=*",
          "--no-progress",
          "--progress-bar",
          "--progress-bar=*",
          "--debug",
          "--trace",
          "--log-level=*",
          "--loglevel=*",
          "--verbosity=*",
          "--hyperlink",
          "--hyperlink=*",
          "--icons",
          "--icons=*",
          "--human-readable",
          "--si",
          "--no-banner",
          "--hide-banner",
          "--nologo",
          "--no-emoji",
          "--emoji",
          "--plain",
          "--pretty",
          "--no-pretty",
          "--theme=*",
          "--style=*",
          "--width=*",
          "--columns=*",
          "--time-style=*",
          "--group-directories-first",
          "--classify",
          "--disable-pip-version-check",
          "--no-python-version-warning",
          "--no-warn-script-location",
          "--no-update-notifier",
          "--no-fund",
          "--no-cli-pager",
          "--cli-auto-prompt",
          "-vv",
          "-vvv",
          "-q",
          "-V",
          "-h");

  /** Options whose next argument is a value that is as neutral. */
  private static final Set<String> WITH_VALUE =
      Set.of(
          "--color",
          "--colour",
          "--ansi",
          "--progress",
          "--progress-bar",
          "--log-level",
          "--loglevel",
          "--verbosity",
          "--theme",
          "--style",
          "--width",
          "--columns",
          "--time-style");

  /**
   * They choose among what the user's own settings hold. {@code --profile} is left out: for some
   * tools that is a file.
   */
  private static final Set<String> SELECTORS =
      Set.of("--context", "--kube-context", "--namespace", "--workspace");

  private static final Set<String> VALUES =
      Set.of(
          "always",
          "never",
          "auto",
          "on",
          "off",
          "yes",
          "no",
          "true",
          "false",
          "none",
          "plain",
          "tty",
          "debug",
          "info",
          "warning",
          "warn",
          "error",
          "critical",
          "quiet",
          "silent",
          "verbose",
          "full",
          "iso",
          "long-iso",
          "rawjson");

  /** {@code -v} shows more in most programs; in these it means something else. */
  private static final Set<String> OTHER_V =
      Set.of("grep", "egrep", "fgrep", "zgrep", "rg", "pgrep", "docker", "podman", "awk", "gawk");

  private static final Set<String> LISTERS =
      Set.of("ls", "dir", "vdir", "exa", "eza", "lsd", "tree");

  private static final Set<String> FULL_LISTERS = Set.of("df", "du", "free");

  /** Keys of {@code git -c} that start no program and choose no other place. */
  private static final List<String> GIT_KEYS =
      List.of(
          "color.*",
          "column.*",
          "advice.*",
          "log.decorate=*",
          "log.date=*",
          "core.quotepath=*",
          "core.pager=cat",
          "core.pager=",
          "core.pager=less",
          "pager.*=false",
          "pager.*=true",
          "status.short=*",
          "status.branch=*",
          "diff.color*",
          "diff.noprefix=*",
          "diff.mnemonicprefix=*",
          "i18n.logoutputencoding=*");

  private NeutralArguments() {}

  /**
   * Returns what adding arguments is; empty when all are neutral.
   *
   * @param command name of the command that they are given to, without directory
   * @param added the constants among its arguments that the user did not type, in order
   */
  static Optional<Effect> of(String command, List<String> added) {
    for (int i = 0; i < added.size(); i++) {
      String argument = added.get(i);
      if (argument.isEmpty()) {
        continue;
      }
      boolean pair = i + 1 < added.size();
      if (command.equals("git") && argument.equals("-c") && pair && isGitKey(added.get(i + 1))) {
        i++;
      } else if (SELECTORS.contains(argument)) {
        i += pair && !added.get(i + 1).startsWith("-") ? 1 : 0;
      } else if (pair && WITH_VALUE.contains(argument) && VALUES.contains(added.get(i + 1))) {
        i++;
      } else if (!isNeutral(command, argument)) {
        return Optional.of(TamperingArguments.of(command, added.subList(i, added.size())));
      }
    }
    return Optional.empty();
  }

  private static boolean isNeutral(String command, String argument) {
    if (argument.equals("-v") || argument.matches("-{1,2}v=\\d+")) {
      return !OTHER_V.contains(command);
    }
    if (argument.equals("-h") && (command.equals("ssh") || command.equals("psql"))) {
      return false;
    }
    if (LISTERS.contains(command) && argument.matches("-[1aAlhFGpCrtSsiogX]+")) {
      return true;
    }
    if (FULL_LISTERS.contains(command) && argument.matches("-[hHkmT]+")) {
      return true;
    }
    int equals = argument.indexOf('=');
    if (equals > 0 && SELECTORS.contains(argument.substring(0, equals))) {
      return true;
    }
    String lower = argument.toLowerCase(Locale.ROOT);
    return ANY.stream().anyMatch(pattern -> Glob.matches(pattern, argument))
        || (command.equals("git") && lower.startsWith("-c") && isGitKey(argument.substring(2)));
  }

  private static boolean isGitKey(String assignment) {
    String lower = assignment.toLowerCase(Locale.ROOT);
    return !lower.contains("!") && GIT_KEYS.stream().anyMatch(key -> Glob.matches(key, lower));
  }
}
