package dev.auditpath.app;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Audit;
import dev.auditpath.model.CommandName;
import dev.auditpath.model.Finding;
import dev.auditpath.model.Severity;
import dev.auditpath.settings.Settings;
import dev.auditpath.settings.SettingsException;
import java.util.List;
import java.util.Optional;

/** The findings that a person means by an id, the beginning of one, or a command's name. */
final class FindingChoice {
  private static final int SHORTEST_PREFIX = 4;

  private final Host host;
  private final Console console;

  FindingChoice(Host host, Console console) {
    this.host = host;
    this.console = console;
  }

  /**
   * Audits now and returns what is meant, worst first; of what is only expected nothing.
   *
   * @throws UsageException where nothing is
   */
  List<Finding> of(Call call) throws UsageException, SettingsException {
    String wanted = call.names().get(0);
    NowCommand now = new NowCommand(host, console, new Problems(host));
    Settings settings =
        now.settings(call).with(Optional.empty(), Optional.of(Severity.LOW), List.of(), List.of());
    Audit audit = now.audit(call, settings);
    List<Finding> meant =
        audit.findings().stream()
            .filter(finding -> finding.severity().atLeast(Severity.LOW))
            .filter(finding -> means(wanted, finding))
            .toList();
    if (meant.isEmpty()) {
      throw new UsageException(
          "\""
              + wanted
              + "\" is no finding's id and no command that anything was found of;"
              + " audit-path --now lists all");
    }
    return meant;
  }

  private boolean means(String wanted, Finding finding) {
    return finding.command().equals(Optional.of(CommandName.of(wanted, host.platform())))
        || isId(wanted, finding.fingerprint());
  }

  /** Returns whether a text is a fingerprint or enough of its beginning. */
  static boolean isId(String wanted, String fingerprint) {
    return wanted.length() >= SHORTEST_PREFIX && fingerprint.startsWith(wanted);
  }
}
