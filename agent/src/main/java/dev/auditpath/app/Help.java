package dev.auditpath.app;

/** The help text; one screen. */
final class Help {
  static final String TEXT =
      """
      Tells, for every command name you can type, which file really runs, who put
      it there, and what it hides.

      Usage:
        audit-path --now [OPTIONS]    audit now; findings on standard output
        audit-path which NAME...      every candidate for a name, in search order
        audit-path environments       every Python environment; -v: what is in it
        audit-path explain FINDING    all that is known of a finding (id or command)
        audit-path agent              stay, and look again when something changes
        audit-path status             whether the agent is up, and what it watches
        audit-path history            what changed and when (--since WHEN)
        audit-path allow FINDING      accept it (--reason TEXT, --until WHEN); --list
        audit-path revoke FINDING     accept it no longer
        audit-path snooze FINDING     no notification of it for a day, or --for 8h
        audit-path quarantine FINDING make its script unable to run (--yes, --undo)
        audit-path doctor             check audit-path itself (--self-test)
        audit-path service COMMAND    install, uninstall or show the agent's service
        audit-path shell-hook SHELL   a line that tells it your bash, zsh or fish PATH
        audit-path completion SHELL   completions for it (audit-path manual: man page)

      Options:
        --format text|json           how to write it (default text)
        --output FILE                write to FILE, whole or not at all (--now)
        --fail-on SEVERITY|never     from where on to exit with 1 (default high)
        --min-severity SEVERITY      leave out what is less severe (default low)
        --path VALUE                 audit this search path instead of yours
        --env DIR                    also this Python environment; repeatable
        --root DIR                   also environments below DIR; repeatable
        --no-search                  do not look for environments in your home
        --ask-shell                  start your login shell to learn its PATH
        --config FILE                read this configuration file
        --no-color                   no colours (also: NO_COLOR)
        -q, --quiet                  findings only
        -v, --verbose                the search paths as well
        -h, --help    -V, --version

      Severities: critical, high, medium, low, info.
      Exit codes: 0 nothing at or above --fail-on, 1 something is, 2 wrong call,
                  3 the audit is incomplete.
      """;

  private Help() {}
}
