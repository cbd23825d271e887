package dev.auditpath.searchpaths;

import dev.auditpath.model.Platform;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order in which shells read their start-up files: bash(1) INVOCATION, zsh(1) STARTUP/SHUTDOWN
 * FILES, fish's documentation ("Configuration files"), dash(1). For bash also the files that an
 * interactive shell reads within a login session, where most terminals are.
 */
final class StartupFiles {
  private static final String UNKNOWN_SHELL = "other";

  private StartupFiles() {}

  /** Returns PATH after a shell has read its files. */
  static String followed(
      String shell, Map<String, String> initial, MachineFiles files, NotUnderstood notes) {
    String kind = kind(shell);
    Map<String, String> variables = new HashMap<>(initial);
    addOwn(kind, shell, variables, files);
    ShellVariables state = new ShellVariables(variables, kind.equals("zsh"));
    ShellRun run = new ShellRun(files, notes, state, kind.equals("zsh"));
    switch (kind) {
      case "bash" -> bash(run, state, files);
      case "zsh" -> zsh(run, state, files);
      case "sh" -> sh(run, state, files);
      case "fish" -> new FishRun(files, notes, state).start();
      case "nologin", "false" -> {}
      default -> notes.add(shell, 0, "start-up files of this shell are not read");
    }
    return state.path();
  }

  static String kind(String shell) {
    return switch (KnownAnswers.baseName(shell)) {
      case "bash", "rbash" -> "bash";
      case "zsh" -> "zsh";
      case "fish" -> "fish";
      case "sh", "dash", "ash", "ksh", "mksh", "ksh93" -> "sh";
      default -> UNKNOWN_SHELL;
    };
  }

  /** What a shell sets itself and start-up files ask for. */
  private static void addOwn(
      String kind, String shell, Map<String, String> variables, MachineFiles files) {
    String user = String.valueOf(files.host().userId());
    variables.put("-", "himBHs");
    variables.put("PS1", "$ ");
    variables.put("SHLVL", "1");
    variables.put("0", "-" + KnownAnswers.baseName(shell));
    variables.put("PWD", files.home());
    variables.put("OSTYPE", files.host().platform() == Platform.MACOS ? "darwin" : "linux-gnu");
    if (kind.equals("bash")) {
      variables.putAll(Map.of("BASH", shell, "BASH_VERSION", "5.2", "UID", user, "EUID", user));
    } else if (kind.equals("zsh")) {
      variables.putAll(Map.of("ZSH_VERSION", "5.9", "ZSH_NAME", "zsh", "UID", user, "EUID", user));
    }
  }

  private static void bash(ShellRun run, ShellVariables state, MachineFiles files) {
    profile(run, state, files);
    for (String name : List.of(".bash_profile", ".bash_login", ".profile")) {
      if (run.source(files.home() + "/" + name)) {
        break;
      }
    }
    for (String name : List.of("/etc/bash.bashrc", files.home() + "/.bashrc")) {
      if (!files.wasRead(name)) {
        run.source(name);
      }
    }
  }

  private static void sh(ShellRun run, ShellVariables state, MachineFiles files) {
    profile(run, state, files);
    run.source(files.home() + "/.profile");
    String environment = state.get("ENV");
    if (MachineFiles.isName(environment)) {
      run.source(environment);
    }
  }

  /**
   * On macOS /etc/profile and /etc/zprofile run path_helper(8); so do we, in case it cannot be
   * read.
   */
  private static void profile(ShellRun run, ShellVariables state, MachineFiles files) {
    if (files.host().platform() == Platform.MACOS) {
      state.set("PATH", PathHelper.applied(state.path(), files));
    }
    run.source("/etc/profile");
  }

  /** The system-wide files stand in /etc/zsh on Debian, Arch and Gentoo, in /etc elsewhere. */
  private static void zsh(ShellRun run, ShellVariables state, MachineFiles files) {
    for (String name : List.of("zshenv", "zprofile", "zshrc", "zlogin")) {
      if (name.equals("zprofile") && files.host().platform() == Platform.MACOS) {
        state.set("PATH", PathHelper.applied(state.path(), files));
      }
      if (!run.source("/etc/zsh/" + name)) {
        run.source("/etc/" + name);
      }
      String moved = state.get("ZDOTDIR");
      run.source((MachineFiles.isName(moved) ? moved : files.home()) + "/." + name);
    }
  }
}
