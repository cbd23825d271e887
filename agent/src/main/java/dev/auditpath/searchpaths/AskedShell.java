package dev.auditpath.searchpaths;

import dev.auditpath.host.Account;
import dev.auditpath.host.Accounts;
import dev.auditpath.host.HelperProgram;
import dev.auditpath.host.HelperProgram.End;
import dev.auditpath.host.HelperProgram.Start;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Problem;
import dev.auditpath.model.SearchPath;
import dev.auditpath.model.SearchPathText;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Asks the user's login shell itself for PATH, by starting it: runs the user's start-up files, so
 * only when the user says so. The shell must be root's, stand in shells(5) and be one that is known
 * to take {@code -ilc}. Start-up files can tell by {@code AUDIT_PATH_RESOLVING_ENVIRONMENT=1}.
 */
public final class AskedShell {
  private static final Set<String> SHELLS =
      Set.of("bash", "zsh", "fish", "dash", "sh", "ksh", "ksh93", "mksh", "tcsh", "csh");
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** Gives the shell no terminal, which an interactive one would take away from us. */
  private static final String SETSID = "/usr/bin/setsid";

  private final Duration limit;

  public AskedShell() {
    this(LIMIT);
  }

  AskedShell(Duration limit) {
    this.limit = limit;
  }

  /** Returns the search path {@code terminal}; empty, with a problem that says why, on failure. */
  public Optional<SearchPathText> ask(Host host, Problems problems) {
    Optional<Account> account = new Accounts(host, problems).user(host.userId());
    String shell = account.map(Account::shell).orElse("");
    String refusal = refusal(shell, host, problems);
    if (!refusal.isEmpty()) {
      problems.add(problem(shell, refusal));
      return Optional.empty();
    }
    try {
      return answer(shell, variables(host, account.map(Account::name).orElse("")), host)
          .map(path -> new SearchPathText(SearchPath.TERMINAL, "asked " + shell, path))
          .or(() -> withoutPath(shell, problems));
    } catch (IOException failed) {
      problems.add(problem(shell, Optional.ofNullable(failed.getMessage()).orElse("failed")));
      return Optional.empty();
    }
  }

  private static Optional<SearchPathText> withoutPath(String shell, Problems problems) {
    problems.add(problem(shell, "it has no PATH"));
    return Optional.empty();
  }

  private static Problem problem(String shell, String why) {
    return new Problem(
        "shell-not-asked",
        shell.isEmpty() ? "/etc/passwd" : shell,
        "The login shell did not tell its PATH: " + why + ".",
        false);
  }

  private static String refusal(String shell, Host host, Problems problems) {
    if (!MachineFiles.isName(shell)) {
      return "no login shell is known for this user";
    }
    if (!SHELLS.contains(KnownAnswers.baseName(shell))) {
      return "it is not a shell that is known to answer";
    }
    boolean listed =
        new MachineFiles(host, problems).read("/etc/shells").lines().anyMatch(shell::equals);
    return listed ? "" : "it is not in /etc/shells";
  }

  /** The same bytes for every shell: absolute programs, so that aliases do not matter. */
  private Optional<String> answer(String shell, Map<String, String> variables, Host host)
      throws IOException {
    String mark = "@AUDITPATH-" + UUID.randomUUID();
    String print = "/usr/bin/printf %s\\\\n " + mark;
    String options = KnownAnswers.baseName(shell).endsWith("csh") ? "-ic" : "-ilc";
    List<String> launcher = Files.exists(host.path(SETSID)) ? List.of(SETSID, "--wait") : List.of();
    HelperProgram program =
        HelperProgram.of(
            launcher,
            host.path(shell),
            List.of(options, print + "; /usr/bin/env -0; " + print),
            new Start(variables, host.home()));
    MarkedOutput output = new MarkedOutput(mark);
    End end = program.run(limit, output);
    byte[] block = output.between().orElseThrow(() -> new IOException(silence(end)));
    return path(HelperProgram.text(block));
  }

  private String silence(End end) {
    return end == End.TIMED_OUT
        ? "a start-up file kept it busy for " + limit.toMillis() / 1000.0 + " s"
        : "a start-up file ended it, or sent its output elsewhere";
  }

  private static Optional<String> path(String block) {
    for (String variable : block.split("\0", -1)) {
      if (variable.startsWith("PATH=")) {
        return Optional.of(variable.substring("PATH=".length()));
      }
    }
    return Optional.empty();
  }

  private static Map<String, String> variables(Host host, String user) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("HOME", host.text(host.home()));
    variables.put("USER", user);
    variables.put("LOGNAME", user);
    variables.put("PATH", "/usr/local/bin:/usr/bin:/bin");
    variables.put("TERM", "dumb");
    variables.put("LANG", "C.UTF-8");
    variables.put("AUDIT_PATH_RESOLVING_ENVIRONMENT", "1");
    variables.put("DISABLE_AUTO_UPDATE", "true");
    return variables;
  }
}
