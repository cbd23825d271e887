package dev.auditpath.app;

import dev.auditpath.host.Host;
import dev.auditpath.model.Severity;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/**
 * The options of one call, checked.
 *
 * @param format the id of a report format
 * @param output where to write instead of standard output
 * @param failOn the severity that makes the exit code 1; empty where the configuration decides
 * @param neverFail whether {@code --fail-on never} was given
 * @param minSeverity empty where the configuration decides
 * @param path the search path to audit instead of the user's
 * @param environments directories given with {@code --env}
 * @param roots directories given with {@code --root}
 * @param noSearch whether the home directory is left out of the search for environments
 * @param config the configuration file to read
 * @param names the words that are no options
 */
record Call(
    String format,
    Optional<Path> output,
    Optional<Severity> failOn,
    boolean neverFail,
    Optional<Severity> minSeverity,
    Optional<String> path,
    List<Path> environments,
    List<Path> roots,
    boolean noSearch,
    Optional<Path> config,
    boolean askShell,
    boolean noColor,
    boolean quiet,
    boolean verbose,
    List<String> names) {

  static Call read(ParseResult parsed, Host host) throws UsageException {
    String failOn = text(parsed, "--fail-on").orElse("");
    Optional<String> path = text(parsed, "--path");
    if (path.isPresent() && path.get().indexOf('\uFFFD') >= 0) {
      throw new UsageException(
          "the value of --path has bytes that this locale cannot read; call it with PATH set to"
              + " that value instead");
    }
    String format = text(parsed, "--format").orElse("text");
    if (Catalog.formatIds().noneMatch(format::equals)) {
      throw new UsageException("\"" + format + "\" is no format; --format takes " + formats());
    }
    return new Call(
        format,
        path(parsed, "--output", host),
        failOn.equals("never") ? Optional.empty() : severity(parsed, "--fail-on"),
        failOn.equals("never"),
        severity(parsed, "--min-severity"),
        path,
        directories(parsed, "--env", host),
        directories(parsed, "--root", host),
        flag(parsed, "--no-search"),
        path(parsed, "--config", host),
        flag(parsed, "--ask-shell"),
        flag(parsed, "--no-color"),
        flag(parsed, "--quiet"),
        flag(parsed, "--verbose"),
        names(parsed));
  }

  private static String formats() {
    return String.join(" or ", Catalog.formatIds().toList());
  }

  private static Optional<String> text(ParseResult parsed, String option) {
    return Optional.ofNullable(parsed.matchedOptionValue(option, (String) null));
  }

  private static boolean flag(ParseResult parsed, String option) {
    return parsed.hasMatchedOption(option);
  }

  private static Optional<Severity> severity(ParseResult parsed, String option)
      throws UsageException {
    Optional<String> word = text(parsed, option);
    if (word.isEmpty()) {
      return Optional.empty();
    }
    for (Severity severity : Severity.values()) {
      if (severity.word().equals(word.get())) {
        return Optional.of(severity);
      }
    }
    String never = option.equals("--fail-on") ? ", never" : "";
    throw new UsageException(
        "\""
            + word.get()
            + "\" is no severity; "
            + option
            + " takes critical, high, medium, low, info"
            + never);
  }

  private static Optional<Path> path(ParseResult parsed, String option, Host host)
      throws UsageException {
    Optional<String> value = text(parsed, option);
    return value.isEmpty() ? Optional.empty() : Optional.of(path(option, value.get(), host));
  }

  private static Path path(String option, String value, Host host) throws UsageException {
    if (value.isEmpty()) {
      throw new UsageException(option + " names no file: its value is empty");
    }
    try {
      return host.path(value).normalize();
    } catch (InvalidPathException malformed) {
      throw new UsageException(option + " names no file: " + malformed.getReason());
    }
  }

  private static List<Path> directories(ParseResult parsed, String option, Host host)
      throws UsageException {
    List<Path> directories = new ArrayList<>();
    for (String value : parsed.matchedOptionValue(option, new String[0])) {
      Path directory = path(option, value, host);
      if (!host.isDirectory(directory)) {
        throw new UsageException(
            option + " takes a directory that exists; \"" + value + "\" is none");
      }
      directories.add(directory);
    }
    return List.copyOf(directories);
  }

  private static List<String> names(ParseResult parsed) throws UsageException {
    List<String> names = new ArrayList<>();
    for (String name : parsed.matchedPositionalValue(0, new String[0])) {
      if (name.isEmpty() || name.indexOf('/') >= 0 || name.indexOf('\0') >= 0) {
        throw new UsageException(
            "\"" + name + "\" is no command name: only names without a slash are searched for");
      }
      names.add(name);
    }
    return List.copyOf(names);
  }
}
