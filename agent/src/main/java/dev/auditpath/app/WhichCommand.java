package dev.auditpath.app;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.CommandName;
import dev.auditpath.model.Resolution;
import dev.auditpath.model.SearchPathText;
import dev.auditpath.report.Presentation;
import dev.auditpath.report.WhichReport;
import dev.auditpath.settings.SettingsException;
import java.io.IOException;
import java.util.List;

/** {@code audit-path which NAME…}: every candidate for a name, in search order. */
final class WhichCommand {
  private final Host host;
  private final Console console;
  private final Problems problems;

  WhichCommand(Host host, Console console) {
    this.host = host;
    this.console = console;
    this.problems = new Problems(host);
  }

  /** Returns {@code FOUND} where a name has no winner on any search path, as which(1) does. */
  ExitCode run(Call call, Presentation presentation) throws SettingsException, IOException {
    NowCommand now = new NowCommand(host, console, problems);
    Auditor auditor =
        new Auditor(
            host,
            now.settings(call),
            new Progress(console.err(), console.errIsTerminal()),
            problems);
    List<SearchPathText> searchPaths = now.searchPaths(call);
    WhichReport report = new WhichReport(presentation);
    return call.format().equals("json")
        ? json(call.names(), searchPaths, auditor, report)
        : text(call.names(), searchPaths, auditor, report);
  }

  private ExitCode text(
      List<String> names, List<SearchPathText> searchPaths, Auditor auditor, WhichReport report)
      throws IOException {
    ExitCode exit = ExitCode.CLEAN;
    for (String name : names) {
      CommandName command = CommandName.of(name, host.platform());
      List<Resolution> resolutions = auditor.which(command, searchPaths);
      report.writeText(command, resolutions, ShellWords.note(name), console.out());
      exit = isFound(resolutions) ? exit : ExitCode.FOUND;
    }
    return exit;
  }

  private ExitCode json(
      List<String> names, List<SearchPathText> searchPaths, Auditor auditor, WhichReport report)
      throws IOException {
    ExitCode exit = ExitCode.CLEAN;
    try (JsonGenerator json = WhichReport.generator(console.out())) {
      if (names.size() > 1) {
        json.writeStartArray();
      }
      for (String name : names) {
        CommandName command = CommandName.of(name, host.platform());
        List<Resolution> resolutions = auditor.which(command, searchPaths);
        report.writeJson(command, resolutions, json);
        exit = isFound(resolutions) ? exit : ExitCode.FOUND;
      }
      if (names.size() > 1) {
        json.writeEndArray();
      }
    }
    console.out().print("\n");
    return exit;
  }

  private static boolean isFound(List<Resolution> resolutions) {
    return resolutions.stream().anyMatch(resolution -> resolution.winner().isPresent());
  }
}
