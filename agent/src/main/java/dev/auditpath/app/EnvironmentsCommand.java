package dev.auditpath.app;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.auditpath.environments.Distributions;
import dev.auditpath.environments.Environments;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.host.TwoThreads;
import dev.auditpath.model.DistributionScripts;
import dev.auditpath.model.PythonEnvironment;
import dev.auditpath.report.EnvironmentsReport;
import dev.auditpath.report.Presentation;
import dev.auditpath.settings.SettingsException;
import dev.auditpath.survey.Surveyor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** {@code audit-path environments}: every Python environment on the machine. */
final class EnvironmentsCommand {
  /** How many environments are read before they are written. */
  private static final int TOGETHER = 16;

  private final Host host;
  private final Console console;
  private final Problems problems;

  EnvironmentsCommand(Host host, Console console) {
    this.host = host;
    this.console = console;
    this.problems = new Problems(host);
  }

  /** Returns {@code CLEAN}: a list judges nothing. */
  ExitCode run(Call call, Presentation presentation) throws SettingsException, IOException {
    List<PythonEnvironment> found = find(call);
    EnvironmentsReport report = new EnvironmentsReport(presentation);
    if (call.format().equals("json")) {
      json(found, report);
    } else {
      text(found, call.verbose(), report);
    }
    return ExitCode.CLEAN;
  }

  private List<PythonEnvironment> find(Call call) throws SettingsException {
    NowCommand now = new NowCommand(host, console, problems);
    Environments environments = new Environments(Catalog.locators(now.settings(call)));
    Surveyor surveyor = new Surveyor(host, problems);
    return environments.find(surveyor.inspect(now.searchPaths(call)), host, problems).stream()
        .sorted(
            Comparator.comparing((PythonEnvironment environment) -> environment.kind().word())
                .thenComparing(PythonEnvironment::prefix))
        .toList();
  }

  private void text(List<PythonEnvironment> found, boolean verbose, EnvironmentsReport report)
      throws IOException {
    Distributions distributions = new Distributions(host, problems);
    for (List<PythonEnvironment> some : fewAtATime(found)) {
      List<Integer> scripts = TwoThreads.map(some, distributions::declaredScripts);
      List<List<DistributionScripts>> installed =
          TwoThreads.map(verbose ? some : List.of(), distributions::in);
      for (int i = 0; i < some.size(); i++) {
        report.line(some.get(i), scripts.get(i), console.out());
        if (verbose) {
          report.distributions(installed.get(i), console.out());
        }
      }
    }
    report.problems(problems.toList(), console.out());
  }

  private void json(List<PythonEnvironment> found, EnvironmentsReport report) throws IOException {
    Distributions distributions = new Distributions(host, problems);
    try (JsonGenerator json = report.begin(console.out())) {
      for (List<PythonEnvironment> some : fewAtATime(found)) {
        List<List<DistributionScripts>> installed = TwoThreads.map(some, distributions::in);
        for (int i = 0; i < some.size(); i++) {
          report.object(some.get(i), installed.get(i), json);
        }
      }
      report.end(problems.toList(), json);
    }
    console.out().print("\n");
  }

  /** What is installed in all of them at once would not fit into little memory. */
  private static List<List<PythonEnvironment>> fewAtATime(List<PythonEnvironment> found) {
    List<List<PythonEnvironment>> few = new ArrayList<>();
    for (int i = 0; i < found.size(); i += TOGETHER) {
      few.add(found.subList(i, Math.min(found.size(), i + TOGETHER)));
    }
    return few;
  }
}
