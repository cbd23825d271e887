package dev.auditpath.app;

import dev.auditpath.host.Host;
import dev.auditpath.host.PrivateDirectory;
import dev.auditpath.memory.ShellPaths;
import java.io.IOException;

/**
 * {@code audit-path shell-hook bash|zsh|fish}: one line for the shell's start-up file that leaves
 * the shell's real PATH where audit-path finds it.
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
    if (directory.indexOf('\'') >= 0 || directory.chars().anyMatch(c -> c < 0x20 || c > 0x7e)) {
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
    console.out().print(line.strip().replace("DIRECTORY", directory) + "\n");
    return ExitCode.CLEAN;
  }

  /** At a prompt, when PATH is another than at the last; the subshell is for its umask alone. */
  private static final String BASH =
      """
      __audit_path() { [[ $PATH == "${__audit_path_seen-}" || ! -d 'DIRECTORY' ]] || { __audit_path_seen=$PATH; ( umask 077; printf 'audit-path/shell-path/1 bash\\n%s\\nend\\n' "$PATH" >| "DIRECTORY/bash-$(( $$ % 16 ))" ) 2>/dev/null; }; }; PROMPT_COMMAND="__audit_path${PROMPT_COMMAND:+;$PROMPT_COMMAND}"
      """;

  private static final String ZSH =
      """
      __audit_path() { [[ $PATH == "${__audit_path_seen-}" || ! -d 'DIRECTORY' ]] || { __audit_path_seen=$PATH; ( umask 077; printf 'audit-path/shell-path/1 zsh\\n%s\\nend\\n' "$PATH" >| "DIRECTORY/zsh-$(( $$ % 16 ))" ) 2>/dev/null; }; }; precmd_functions+=(__audit_path)
      """;

  private static final String FISH =
      """
      function __audit_path --on-event fish_prompt; set -l now (string join : $PATH); if test "$now" != "$__audit_path_seen"; and test -d DIRECTORY; set -g __audit_path_seen $now; printf 'audit-path/shell-path/1 fish\\n%s\\nend\\n' $now >DIRECTORY/fish-(math $fish_pid % 16); end; end
      """;
}
