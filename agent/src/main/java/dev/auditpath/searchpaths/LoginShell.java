package dev.auditpath.searchpaths;

import dev.auditpath.host.Account;
import dev.auditpath.host.Accounts;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;

/**
 * The user's login shell: that of {@code /etc/passwd}, else {@code $SHELL}, else {@code /bin/sh}.
 */
final class LoginShell {
  private LoginShell() {}

  /** Returns its absolute name. */
  static String of(Host host, Problems problems) {
    return new Accounts(host, problems)
        .user(host.userId())
        .map(Account::shell)
        .filter(MachineFiles::isName)
        .or(() -> host.variable("SHELL").filter(MachineFiles::isName))
        .orElse("/bin/sh");
  }

  /** Returns the user's name, else {@code $USER}. */
  static String userName(Host host, Problems problems) {
    return new Accounts(host, problems)
        .user(host.userId())
        .map(Account::name)
        .or(() -> host.variable("USER"))
        .orElse("");
  }
}
