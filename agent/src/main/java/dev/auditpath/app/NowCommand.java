package dev.auditpath.app;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.host.WholeFile;
import dev.auditpath.model.Audit;
import dev.auditpath.model.SearchPathText;
import dev.auditpath.report.Presentation;
import dev.auditpath.report.Quantity;
import dev.auditpath.report.ReportFormat;
import dev.auditpath.settings.Settings;
import dev.auditpath.settings.SettingsException;
import dev.auditpath.settings.SettingsReader;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/** {@code audit-path --now}: one full audit, findings on standard output. */
final class NowCommand {
  private final Host host;
  private final Console console;
  private final Problems problems;

  NowCommand(Host host, Console console, Problems problems) {
    this.host = host;
    this.console = console;
    this.problems = problems;
  }

  ExitCode run(Call call, Presentation asked) throws SettingsException, IOException {
    Settings settings = settings(call);
    Allowances allowances = Allowances.of(host, problems);
    Audit all = audit(call, settings);
    Audit audit = allowances.without(all);
    ReportFormat format =
        Catalog.formats().stream()
            .filter(candidate -> candidate.id().equals(call.format()))
            .findFirst()
            .orElseThrow();
    write(call, audit, asked.withMinSeverity(settings.minSeverity()), format);
    sayAllowed(call, all.findings().size() - audit.findings().size());
    boolean found = !call.neverFail() && !audit.atLeast(settings.failOn()).isEmpty();
    return found ? ExitCode.FOUND : audit.complete() ? ExitCode.CLEAN : ExitCode.INCOMPLETE;
  }

  private void sayAllowed(Call call, int allowed) {
    if (allowed > 0 && !call.quiet() && call.format().equals("text") && call.output().isEmpty()) {
      console
          .out()
          .print(
              Quantity.of(allowed, "allowed finding")
                  + " left out (audit-path allow --list shows what is allowed).\n");
    }
  }

  /** Returns the configuration with what the call itself asks for. */
  Settings settings(Call call) throws SettingsException {
    Settings settings =
        new SettingsReader()
            .read(host, call.config(), problems)
            .with(call.failOn(), call.minSeverity(), call.environments(), call.roots());
    return call.noSearch() ? settings.withoutSearch() : settings;
  }

  Audit audit(Call call, Settings settings) {
    return new Auditor(
            host, settings, new Progress(console.err(), console.errIsTerminal()), problems)
        .audit(searchPaths(call));
  }

  List<SearchPathText> searchPaths(Call call) {
    return new SearchPaths(host, problems, console.calledFromTerminal(), call.askShell())
        .learn(call.path());
  }

  private void write(Call call, Audit audit, Presentation presentation, ReportFormat format)
      throws IOException {
    if (call.output().isEmpty()) {
      format.write(audit, presentation, console.out());
      return;
    }
    StringWriter whole = new StringWriter();
    format.write(audit, presentation.withoutColor(), whole);
    WholeFile.write(call.output().get(), whole.toString());
  }
}
