package dev.auditpath.app;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Audit;
import dev.auditpath.model.CommandName;
import dev.auditpath.model.Finding;
import dev.auditpath.model.Severity;
import dev.auditpath.report.FindingText;
import dev.auditpath.report.JsonFormat;
import dev.auditpath.report.Presentation;
import dev.auditpath.rules.Rule;
import dev.auditpath.settings.Settings;
import dev.auditpath.settings.SettingsException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code audit-path explain FINDING}: all that is known of a finding. */
final class ExplainCommand {
  private static final int SHORTEST_PREFIX = 4;

  private final Host host;
  private final Console console;

  ExplainCommand(Host host, Console console) {
    this.host = host;
    this.console = console;
  }

  ExitCode run(Call call, Presentation presentation)
      throws SettingsException, UsageException, IOException {
    NowCommand now = new NowCommand(host, console, new Problems(host));
    Settings everything =
        now.settings(call).with(Optional.empty(), Optional.of(Severity.INFO), List.of(), List.of());
    Audit audit = now.audit(call, everything);
    String wanted = call.names().get(0);
    List<Finding> findings =
        worthTelling(
            audit.findings().stream().filter(finding -> isMeant(finding, wanted)).toList());
    if (findings.isEmpty()) {
      console.out().print("Nothing is reported of \"" + presentation.shown(wanted) + "\".\n");
      return new WhichCommand(host, console).run(call, presentation) == ExitCode.CLEAN
          ? ExitCode.CLEAN
          : unknown(wanted);
    }
    if (call.format().equals("json")) {
      new JsonFormat()
          .write(
              audit.withFindings(findings),
              presentation.withMinSeverity(Severity.INFO),
              console.out());
      return ExitCode.CLEAN;
    }
    FindingText text = new FindingText(presentation);
    for (Finding finding : findings) {
      console.out().print(text.full(finding, why(finding)) + "\n");
    }
    return ExitCode.CLEAN;
  }

  /** Of a command's findings, what is wrong comes before what is expected, and now before maybe. */
  private static List<Finding> worthTelling(List<Finding> findings) {
    List<Finding> wrong =
        findings.stream().filter(finding -> finding.severity() != Severity.INFO).toList();
    List<Finding> active = findings.stream().filter(Finding::active).toList();
    return !wrong.isEmpty() ? wrong : !active.isEmpty() ? active : findings;
  }

  private static ExitCode unknown(String wanted) throws UsageException {
    throw new UsageException(
        "\"" + wanted + "\" is neither a finding's id nor a command on your search paths");
  }

  private boolean isMeant(Finding finding, String wanted) {
    boolean command =
        finding.command().equals(Optional.of(CommandName.of(wanted, host.platform())));
    return command
        || (wanted.length() >= SHORTEST_PREFIX && finding.fingerprint().startsWith(wanted))
        || host.text(finding.path()).equals(wanted);
  }

  private static String why(Finding finding) {
    return Catalog.rules().stream()
        .map(Rule::info)
        .filter(info -> info.id().equals(finding.rule()))
        .map(info -> info.title() + ". " + info.why() + ".")
        .findFirst()
        .orElse("");
  }
}
