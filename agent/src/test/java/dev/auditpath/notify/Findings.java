package dev.auditpath.notify;

import dev.auditpath.model.Candidate;
import dev.auditpath.model.CommandName;
import dev.auditpath.model.Curation;
import dev.auditpath.model.Evidence;
import dev.auditpath.model.Finding;
import dev.auditpath.model.ManagedPackage;
import dev.auditpath.model.Platform;
import dev.auditpath.model.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Findings for tests. */
final class Findings {
  private Findings() {}

  /** Returns a finding about a command; its fingerprint is the command with a number of digits. */
  static Finding of(String command, Severity severity) {
    return of(command, severity, "shadows-system-command");
  }

  static Finding of(String command, Severity severity, String rule) {
    return new Finding(
        rule,
        severity,
        Optional.of(CommandName.of(command, Platform.LINUX)),
        Path.of("/home/u/.venv/bin").resolve(command),
        "terminal",
        true,
        Optional.empty(),
        List.of(),
        new ManagedPackage("pip", "net-fetch-helper", "1.0", Curation.OPEN),
        List.<Candidate>of(),
        "\"" + command + "\" runs something else",
        List.of(new Evidence("network", Path.of("/x"), 1, "posts", "")),
        List.of(),
        fingerprint(command + rule));
  }

  /** Returns what the finding about a command is known by. */
  static String fingerprint(String text) {
    return String.format("%032x", text.hashCode());
  }
}
