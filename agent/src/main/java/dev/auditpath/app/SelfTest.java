package dev.auditpath.app;

import dev.auditpath.host.Host;
import dev.auditpath.host.PrivateDirectory;
import dev.auditpath.host.Problems;
import dev.auditpath.memory.StateDirectory;
import dev.auditpath.model.Finding;
import dev.auditpath.model.SearchPath;
import dev.auditpath.model.SearchPathText;
import dev.auditpath.model.Severity;
import dev.auditpath.notify.News;
import dev.auditpath.notify.Notifier;
import dev.auditpath.settings.Settings;
import dev.auditpath.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.io.file.PathUtils;

/**
 * Plants a harmless script named like a command of the system in a directory of its own, and shows
 * that it is caught, told, withdrawn and gone. The user's own search path is never touched.
 */
final class SelfTest {
  private static final String COMMAND = "ls";
  private static final String SCRIPT =
      "#!/bin/sh\n# Planted by: audit-path doctor --self-test\nexit 0\n";
  private static final String SYSTEM = ":/usr/bin:/bin";

  private final Host host;
  private final Console console;

  SelfTest(Host host, Console console) {
    this.host = host;
    this.console = console;
  }

  void run(Call call, Checkup checkup) throws IOException {
    Path state = StateDirectory.of(host);
    PrivateDirectory.require(state, host);
    Path directory = Files.createTempDirectory(state, "self-test-");
    try {
      Path script = plant(directory);
      Optional<Finding> caught = look(call, script, checkup);
      if (caught.isPresent()) {
        tell(caught.get(), directory, checkup);
      }
      Files.delete(script);
      if (look(call, script).isEmpty()) {
        checkup.well("self-test", "removed, and nothing is found any more");
      } else {
        checkup.fail("self-test", "removed, and still found", "please report this");
      }
    } catch (SettingsException wrong) {
      checkup.fail("self-test", String.valueOf(wrong.getMessage()), "mend the configuration");
    } finally {
      PathUtils.deleteDirectory(directory);
    }
  }

  private static Path plant(Path directory) throws IOException {
    Path script = Files.createDirectory(directory.resolve("bin")).resolve(COMMAND);
    Files.writeString(script, SCRIPT);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return script;
  }

  private Optional<Finding> look(Call call, Path script, Checkup checkup) throws SettingsException {
    Optional<Finding> caught = look(call, script);
    if (caught.isPresent()) {
      checkup.well(
          "self-test", "planted " + host.text(script) + ": caught, " + words(caught.get()));
    } else {
      checkup.fail(
          "self-test", "planted " + host.text(script) + ": not caught", "please report this");
    }
    return caught;
  }

  private static String words(Finding finding) {
    return finding.severity().word() + " [" + finding.rule() + "]";
  }

  private Optional<Finding> look(Call call, Path script) throws SettingsException {
    Problems problems = new Problems(host);
    Settings settings =
        new NowCommand(host, console, problems)
            .settings(call)
            .with(Optional.empty(), Optional.of(Severity.LOW), List.of(), List.of())
            .withoutSearch();
    String path =
        host.text(script).substring(0, host.text(script).length() - COMMAND.length() - 1) + SYSTEM;
    return new Auditor(
            host, settings, new Progress(console.err(), console.errIsTerminal()), problems)
        .audit(List.of(new SearchPathText(SearchPath.GIVEN, "self-test", path))).findings().stream()
            .filter(finding -> finding.path().equals(script))
            .filter(finding -> finding.severity().atLeast(Severity.MEDIUM))
            .findFirst();
  }

  /** With a ledger of its own, so that nothing of the user's waits longer or is told twice. */
  private void tell(Finding caught, Path directory, Checkup checkup) {
    Path ledger = directory.resolve("state");
    Problems problems = new Problems(host);
    try (Notifier notifier = new Notifier(host, ledger, Optional.empty(), problems)) {
      notifier.tell(new News(List.of(caught), Set.of(), false));
      if (Notifier.waiting(ledger, host, problems) == 0) {
        checkup.well("self-test", "told on the desktop, and withdrawn");
      } else {
        checkup.warn(
            "self-test",
            "could not be told on the desktop",
            "it would be kept, and told when there is one");
      }
      notifier.tell(new News(List.of(), Set.of(caught.fingerprint()), false));
    }
  }
}
