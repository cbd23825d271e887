package dev.auditpath.app;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.memory.ShellPaths;
import dev.auditpath.model.SearchPath;
import dev.auditpath.model.SearchPathText;
import dev.auditpath.searchpaths.AskedShell;
import dev.auditpath.searchpaths.SessionPath;
import dev.auditpath.searchpaths.TerminalPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Learns the user's search paths: the terminal's first, since that is what findings speak of. */
final class SearchPaths {
  /** What execvp(3) searches where PATH is not set (confstr, _CS_PATH; glibc). */
  private static final String UNSET = "/bin:/usr/bin";

  private final Host host;
  private final Problems problems;
  private final boolean calledFromTerminal;
  private final boolean askShell;

  SearchPaths(Host host, Problems problems, boolean calledFromTerminal, boolean askShell) {
    this.host = host;
    this.problems = problems;
    this.calledFromTerminal = calledFromTerminal;
    this.askShell = askShell;
  }

  /**
   * Returns the search paths in the order in which findings name them.
   *
   * @param given the value of {@code --path}, which replaces all others
   */
  List<SearchPathText> learn(Optional<String> given) {
    return given
        .map(value -> List.of(new SearchPathText(SearchPath.GIVEN, "--path", value)))
        .orElseGet(
            () -> {
              List<SearchPathText> all = new ArrayList<>(learnWithoutCaller());
              all.add(caller());
              return all;
            });
  }

  /** Returns those of the user's terminals and session: a service's own is nobody's. */
  List<SearchPathText> learnWithoutCaller() {
    List<SearchPathText> all = new ArrayList<>();
    if (!calledFromTerminal && !askShell) {
      all.addAll(ShellPaths.read(host, problems));
    }
    if (all.isEmpty()) {
      all.add(terminal());
    }
    all.add(new SessionPath().learn(host, problems));
    return all;
  }

  private SearchPathText terminal() {
    Optional<SearchPathText> asked =
        askShell ? new AskedShell().ask(host, problems) : Optional.empty();
    return asked.orElseGet(
        () ->
            calledFromTerminal
                ? new SearchPathText(
                    SearchPath.TERMINAL,
                    "PATH of the terminal that audit-path was called from",
                    caller().text())
                : new TerminalPath().learn(host, problems));
  }

  private SearchPathText caller() {
    return host.variable("PATH")
        .map(
            value ->
                new SearchPathText(
                    SearchPath.CALLER, "PATH that audit-path was called with", value))
        .orElseGet(
            () ->
                new SearchPathText(
                    SearchPath.CALLER, "PATH is not set: the C library's default", UNSET));
  }
}
