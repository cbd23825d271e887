package dev.auditpath.app;

import java.util.Set;

/** Names that interactive shells answer themselves, before they look at any file. */
final class ShellWords {
  /** Builtins that bash 5.2, zsh 5.9 and fish 3.6 share, and bash's keywords. */
  private static final Set<String> WORDS =
      Set.of(
          ".",
          ":",
          "[",
          "alias",
          "bg",
          "builtin",
          "case",
          "cd",
          "command",
          "continue",
          "disown",
          "do",
          "done",
          "echo",
          "elif",
          "else",
          "esac",
          "eval",
          "exec",
          "exit",
          "export",
          "false",
          "fg",
          "fi",
          "for",
          "function",
          "getopts",
          "hash",
          "history",
          "if",
          "jobs",
          "kill",
          "popd",
          "printf",
          "pushd",
          "pwd",
          "read",
          "return",
          "select",
          "set",
          "shift",
          "source",
          "test",
          "then",
          "time",
          "times",
          "trap",
          "true",
          "type",
          "ulimit",
          "umask",
          "unalias",
          "unset",
          "until",
          "wait",
          "while");

  private ShellWords() {}

  /** Returns what is to be said of a name besides its files; empty for most. */
  static String note(String name) {
    return WORDS.contains(name)
        ? "your shell answers \""
            + name
            + "\" itself; env, sudo, editors and scripts in other"
            + " languages run the file"
        : "aliases and functions of your shell are not looked at here";
  }
}
