package dev.auditpath.app;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.memory.StateDirectory;
import dev.auditpath.model.Finding;
import dev.auditpath.quarantine.Quarantine;
import dev.auditpath.quarantine.QuarantinedFile;
import dev.auditpath.report.Presentation;
import dev.auditpath.rules.ShellWord;
import dev.auditpath.settings.SettingsException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ParseResult;

/** {@code audit-path quarantine FINDING}: makes its script unable to run, or able again. */
final class QuarantineCommand {
  private final Host host;
  private final Console console;
  private final Quarantine quarantine;

  QuarantineCommand(Host host, Console console) {
    this.host = host;
    this.console = console;
    this.quarantine = new Quarantine(StateDirectory.of(host), host);
  }

  ExitCode run(Call call, ParseResult parsed, Presentation presentation)
      throws UsageException, SettingsException, IOException {
    boolean agreed = parsed.hasMatchedOption("--yes");
    if (!agreed && !console.calledFromTerminal()) {
      throw new UsageException("it asks first, and there is no terminal to ask; add --yes");
    }
    return parsed.hasMatchedOption("--undo")
        ? undo(call.names().get(0), agreed, presentation)
        : quarantine(call, agreed, presentation);
  }

  private ExitCode quarantine(Call call, boolean agreed, Presentation presentation)
      throws UsageException, SettingsException, IOException {
    QuarantinedFile plan = plan(new FindingChoice(host, console).of(call));
    console.out().print("This makes the file unable to run, and can be undone:\n");
    console.out().print("  " + presentation.shown(plan.original()) + "\n");
    console.out().print("  becomes " + presentation.shown(plan.now()) + ", without execute bits\n");
    if (!agreed && !isAnsweredYes("Do it? [y/N] ")) {
      console.out().print("Nothing was done.\n");
      return ExitCode.FOUND;
    }
    quarantine.carryOut(plan);
    console
        .out()
        .print(
            "Done. To undo it: audit-path quarantine --undo "
                + presentation.shown(ShellWord.quoted(plan.command()))
                + "\n");
    return ExitCode.CLEAN;
  }

  private QuarantinedFile plan(List<Finding> findings) throws UsageException {
    Map<Path, Finding> files = new LinkedHashMap<>();
    findings.forEach(finding -> files.putIfAbsent(finding.path(), finding));
    if (files.size() > 1) {
      throw new UsageException(
          "that is about " + files.size() + " files; give a finding's id instead");
    }
    try {
      return quarantine.plan(findings.get(0));
    } catch (IOException refused) {
      throw new UsageException(
          "\""
              + host.text(findings.get(0).path())
              + "\" is left alone: "
              + Problems.reason(refused));
    }
  }

  private ExitCode undo(String wanted, boolean agreed, Presentation presentation)
      throws UsageException, IOException {
    Problems problems = new Problems(host);
    List<QuarantinedFile> meant =
        quarantine.all(problems).stream()
            .filter(
                file ->
                    file.command().equals(wanted) || FindingChoice.isId(wanted, file.fingerprint()))
            .toList();
    if (meant.size() != 1) {
      throw new UsageException(
          "\""
              + wanted
              + "\" names "
              + (meant.isEmpty() ? "nothing" : meant.size() + " files")
              + " in quarantine; audit-path doctor lists what is");
    }
    QuarantinedFile file = meant.get(0);
    console
        .out()
        .print("This puts back, able to run: " + presentation.shown(file.original()) + "\n");
    if (!agreed && !isAnsweredYes("Do it? [y/N] ")) {
      console.out().print("Nothing was done.\n");
      return ExitCode.FOUND;
    }
    try {
      quarantine.undo(file);
    } catch (IOException refused) {
      throw new UsageException(
          "\"" + host.text(file.original()) + "\" is not put back: " + Problems.reason(refused));
    }
    console.out().print("Done.\n");
    return ExitCode.CLEAN;
  }

  /** Asks at the terminal itself, whatever standard input is. */
  private boolean isAnsweredYes(String question) throws IOException {
    console.out().print(question);
    console.out().flush();
    try (BufferedReader terminal =
        Files.newBufferedReader(host.system("/dev/tty"), StandardCharsets.UTF_8)) {
      String answer = terminal.readLine();
      return answer != null && (answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes"));
    }
  }
}
