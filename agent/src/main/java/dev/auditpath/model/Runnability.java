package dev.auditpath.model;

/** Whether execvp(3) would run a candidate, and if not, why it goes on to the next entry. */
public enum Runnability {
  RUNS("runs"),
  /** Starts with neither a binary's magic nor {@code #!}: execvp and shells run it with sh. */
  RUNS_BY_SHELL(
      "has no #! line: shells and execvp run it with sh; Python's execvp and subprocess go on to the"
          + " next"),
  DIRECTORY("is a directory"),
  /** FIFO, device or socket. */
  NOT_REGULAR("is not a regular file"),
  DANGLING("is a link to nothing"),
  LINK_LOOP(
      "is a loop of links, or more than 40: shells go on to the next; env and whatever else calls"
          + " execvp stop with an error"),
  /** No execute permission for this user, or a noexec mount: what access(2) answers. */
  NOT_EXECUTABLE("may not be executed by you"),
  BAD_INTERPRETER(
      "names an interpreter that does not exist: env, dash and zsh go on to the next; bash, fish and"
          + " make stop with 127"),
  MISSING("does not exist"),
  UNREADABLE("cannot be looked at");

  private final String sentence;

  Runnability(String sentence) {
    this.sentence = sentence;
  }

  /** Returns what is said of such a candidate after its path. */
  public String sentence() {
    return sentence;
  }

  /**
   * Returns whether execvp(3) gives up here instead of going on to the next entry: ELOOP is none of
   * the errors that it goes on after (glibc, posix/execvpe.c). Shells ask stat(2) first and go on.
   */
  public boolean stopsExecvp() {
    return this == LINK_LOOP;
  }

  /** Returns whether execvp(3) and the shells stop here and run it. */
  public boolean runs() {
    return this == RUNS || this == RUNS_BY_SHELL;
  }
}
