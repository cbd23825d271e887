package dev.auditpath.app;

import dev.auditpath.host.Host;
import dev.auditpath.host.PrivateDirectory;
import dev.auditpath.host.Problems;
import dev.auditpath.memory.StateDirectory;
import dev.auditpath.model.Platform;
import dev.auditpath.model.Problem;
import dev.auditpath.model.SearchPathText;
import dev.auditpath.notify.Notifier;
import dev.auditpath.quarantine.Quarantine;
import dev.auditpath.quarantine.QuarantinedFile;
import dev.auditpath.report.Presentation;
import dev.auditpath.rules.ShellWord;
import dev.auditpath.settings.SettingsException;
import dev.auditpath.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** {@code audit-path doctor}: checks what the program itself depends on, a line each. */
final class DoctorCommand {
  private static final int FEWEST_WATCHES = 8192;
  private static final int NUMBER_CAP = 64;
  private static final String WATCHES = "/proc/sys/fs/inotify/max_user_watches";

  private final Host host;
  private final Console console;

  DoctorCommand(Host host, Console console) {
    this.host = host;
    this.console = console;
  }

  ExitCode run(Call call, ParseResult parsed, Presentation presentation) throws IOException {
    Checkup checkup = new Checkup(console, presentation);
    configuration(call, checkup);
    searchPaths(call, checkup);
    ownFiles(checkup);
    state(checkup);
    watches(checkup);
    notifications(checkup);
    new ServiceCheckup(host).run(checkup);
    quarantined(checkup);
    if (parsed.hasMatchedOption("--self-test")) {
      new SelfTest(host, console).run(call, checkup);
    }
    return checkup.sum();
  }

  private void configuration(Call call, Checkup checkup) {
    try {
      new SettingsReader().read(host, call.config(), new Problems(host));
      checkup.well("configuration", "can be read");
    } catch (SettingsException wrong) {
      checkup.fail(
          "configuration", String.valueOf(wrong.getMessage()), "mend that line, or move it away");
    }
  }

  private void searchPaths(Call call, Checkup checkup) {
    Problems problems = new Problems(host);
    List<SearchPathText> learned =
        new SearchPaths(host, problems, console.calledFromTerminal(), call.askShell())
            .learn(call.path());
    for (SearchPathText path : learned) {
      long entries = path.text().chars().filter(c -> c == ':').count() + 1;
      checkup.well("search path", path.id() + ": " + entries + " entries, " + path.source());
    }
    for (Problem problem : problems.toList()) {
      checkup.warn(
          "search path",
          problem.place() + ": " + problem.message(),
          "audit-path --now --ask-shell asks your shell itself");
    }
  }

  private void ownFiles(Checkup checkup) {
    Optional<Path> program = Host.programDirectory();
    if (program.isEmpty()) {
      checkup.warn("own files", "not started by its launcher", "start bin/audit-path");
      return;
    }
    for (String name : List.of("bin/audit-path", "lib/audit-path.jar", "lib")) {
      Optional<String> flaw = Ownership.flaw(program.get().resolve(name), host);
      if (flaw.isPresent()) {
        checkup.fail(
            "own files",
            flaw.get(),
            "chmod go-w -- " + ShellWord.quoted(host.text(program.get().resolve(name))));
        return;
      }
    }
    checkup.well("own files", "only you or root can change " + host.text(program.get()));
  }

  private void state(Checkup checkup) {
    Path directory = StateDirectory.of(host);
    try {
      PrivateDirectory.require(directory, host);
      checkup.well("state", host.text(directory) + " is yours alone");
    } catch (IOException flaw) {
      checkup.fail(
          "state",
          host.text(directory) + ": " + Problems.reason(flaw),
          "what was seen and told cannot be kept until that is mended");
    }
  }

  private void watches(Checkup checkup) {
    if (host.platform() == Platform.MACOS) {
      return;
    }
    try {
      long most = Long.parseLong(host.readText(host.system(WATCHES), NUMBER_CAP).strip());
      if (most >= FEWEST_WATCHES) {
        checkup.well("watches", "the kernel allows " + most);
      } else {
        checkup.warn(
            "watches",
            "the kernel allows only " + most + ", so that some places are looked at now and then",
            "as root: sysctl fs.inotify.max_user_watches=65536");
      }
    } catch (IOException | NumberFormatException unknown) {
      checkup.warn(
          "watches", "cannot read " + WATCHES, "places are looked at now and then instead");
    }
  }

  private void notifications(Checkup checkup) {
    try {
      checkup.well("notifications", Notifier.way(host));
    } catch (IOException nobody) {
      checkup.warn(
          "notifications",
          Problems.reason(nobody),
          "what is to be told waits until there is a desktop");
    }
    int waiting = Notifier.waiting(StateDirectory.of(host), host, new Problems(host));
    if (waiting > 0) {
      checkup.warn("notifications", waiting + " wait to be told", "audit-path --now lists all");
    }
  }

  private void quarantined(Checkup checkup) {
    Problems problems = new Problems(host);
    for (QuarantinedFile file : new Quarantine(StateDirectory.of(host), host).all(problems)) {
      checkup.warn(
          "quarantine",
          host.text(file.original()) + " was made unable to run",
          "audit-path quarantine --undo " + ShellWord.quoted(file.command()));
    }
    for (Problem problem : problems.toList()) {
      checkup.warn("quarantine", problem.place() + ": " + problem.message(), "look at that file");
    }
  }
}
