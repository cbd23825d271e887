package dev.auditpath.app;

import dev.auditpath.host.Host;
import dev.auditpath.host.PrivateDirectory;
import dev.auditpath.memory.ShellPaths;
import dev.auditpath.memory.StateDirectory;
import dev.auditpath.notify.Notifier;
import java.io.IOException;

/**
 * {@code audit-path shell-hook bash|zsh|fish}: one line for the shell's start-up file that leaves
 * the shell's real PATH where audit-path finds it, and says at the first prompt how many findings
 * could not be told yet. It is made of the shell's own words alone and starts no program.
 */
final class ShellHookCommand {
  private final Host host;
  private final Console console;

  ShellHookCommand(Host host, Console console) {
    this.host = host;
    this.console = console;
  }

  /** Prints the line, and makes the directory that it writes into. */
  ExitCode run(Call call) throws UsageException, IOException {
    String shell = call.names().get(0);
    String directory = host.text(ShellPaths.directory(host));
    if (directory.chars().anyMatch(c -> c < 0x20 || c > 0x7e || c == '\'' || c == '\\')) {
      throw new UsageException(
          "the state directory's name cannot stand in a start-up file: " + directory);
    }
    String line =
        switch (shell) {
          case "bash" -> BASH;
          case "zsh" -> ZSH;
          case "fish" -> FISH;
          default ->
              throw new UsageException(
                  "\"" + shell + "\" is none of the shells with a hook: bash, zsh, fish");
        };
    PrivateDirectory.require(ShellPaths.directory(host), host);
    String waiting = host.text(Notifier.waitingFile(StateDirectory.of(host)));
    console
        .out()
        .print(
            line.strip()
                    .replace("TOLD", TOLD)
                    .replace("WAITING", waiting)
                    .replace("DIRECTORY", directory)
                + "\n");
    return ExitCode.CLEAN;
  }

  private static final String TOLD =
      "'audit-path: findings not told yet: %s; audit-path --now lists them\\n'";

  /**
   * At the first prompt, the number that waits, where it is one; at a prompt with another PATH than
   * at the last, that; the subshell is for its umask alone. The exit status stays as it was.
   */
  private static final String BASH =
      """
      __audit_path() { local s=$? n=; if [[ -z ${__audit_path_told-} ]]; then __audit_path_told=1; if [[ -f 'WAITING' ]]; then { builtin read -r n <'WAITING'; } 2>/dev/null || n=; fi; if [[ $n == [1-9]* && $n != *[^0-9]* && ${#n} -lt 7 ]]; then builtin printf TOLD "$n"; fi; fi; [[ $PATH == "${__audit_path_seen-}" || ! -d 'DIRECTORY' ]] || { __audit_path_seen=$PATH; ( umask 077; builtin printf 'audit-path/shell-path/1 bash\\n%s\\nend\\n' "$PATH" >| 'DIRECTORY'/bash-"$(( $$ % 16 ))" ) 2>/dev/null; }; return "$s"; }; PROMPT_COMMAND="__audit_path${PROMPT_COMMAND:+;$PROMPT_COMMAND}"
      """;

  private static final String ZSH =
      """
      __audit_path() { local s=$? n=; if [[ -z ${__audit_path_told-} ]]; then __audit_path_told=1; if [[ -f 'WAITING' ]]; then { builtin read -r n <'WAITING'; } 2>/dev/null || n=; fi; if [[ $n == [1-9]* && $n != *[^0-9]* && ${#n} -lt 7 ]]; then builtin printf TOLD "$n"; fi; fi; [[ $PATH == "${__audit_path_seen-}" || ! -d 'DIRECTORY' ]] || { __audit_path_seen=$PATH; ( umask 077; builtin printf 'audit-path/shell-path/1 zsh\\n%s\\nend\\n' "$PATH" >| 'DIRECTORY'/zsh-"$(( $$ % 16 ))" ) 2>/dev/null; }; return "$s"; }; precmd_functions+=(__audit_path)
      """;

  private static final String FISH =
      """
      function __audit_path --on-event fish_prompt; if not set -q __audit_path_told; set -g __audit_path_told 1; set -l n; if test -f 'WAITING'; builtin read n <'WAITING' 2>/dev/null; end; if string match -qr '^[1-9][0-9]{0,5}$' -- "$n"; builtin printf TOLD $n; end; end; set -l now (string join : $PATH); if test "$now" != "$__audit_path_seen"; and test -d 'DIRECTORY'; set -g __audit_path_seen $now; builtin printf 'audit-path/shell-path/1 fish\\n%s\\nend\\n' $now >'DIRECTORY'/fish-(math $fish_pid % 16); end; end
      """;
}
