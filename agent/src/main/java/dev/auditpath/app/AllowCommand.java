package dev.auditpath.app;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.memory.AllowedFile;
import dev.auditpath.memory.BaselineFile;
import dev.auditpath.memory.History;
import dev.auditpath.memory.NewerStateException;
import dev.auditpath.model.Allowance;
import dev.auditpath.model.CommandName;
import dev.auditpath.model.Finding;
import dev.auditpath.model.HistoryEntry;
import dev.auditpath.model.Problem;
import dev.auditpath.model.Severity;
import dev.auditpath.model.Visible;
import dev.auditpath.settings.Settings;
import dev.auditpath.settings.SettingsException;
import dev.auditpath.settings.SettingsReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code audit-path allow} and {@code revoke}: findings that the user accepts, or no longer. */
final class AllowCommand {
  private static final int SHORTEST_PREFIX = 4;
  private static final int SHORT = 8;

  private final Host host;
  private final Console console;
  private final Problems problems;
  private final AllowedFile file;

  AllowCommand(Host host, Console console) {
    this.host = host;
    this.console = console;
    this.problems = new Problems(host);
    this.file = new AllowedFile(host);
  }

  /** Accepts a finding that stands now, or lists what was accepted. */
  ExitCode allow(Call call, Allowing options)
      throws UsageException, SettingsException, IOException {
    if (options.list()) {
      return list();
    }
    if (call.names().isEmpty()) {
      throw new UsageException("allow takes a finding's id or a command name, or --list");
    }
    String reason = options.reason().map(String::strip).orElse("");
    if (reason.isEmpty()) {
      throw new UsageException("allow takes --reason TEXT: in a year nobody will know why");
    }
    Finding finding = find(call, call.names().get(0));
    requireAllowable(finding.severity());
    Allowance allowance = allowance(finding, reason, options);
    List<Allowance> all = new ArrayList<>(read());
    all.removeIf(other -> other.fingerprint().equals(allowance.fingerprint()));
    all.add(allowance);
    keep(all, allowance, "allowed");
    say("allowed " + inWords(allowance));
    return ExitCode.CLEAN;
  }

  /** Takes an acceptance back. */
  ExitCode revoke(Call call) throws UsageException, IOException {
    String wanted = call.names().get(0);
    List<Allowance> left = new ArrayList<>(read());
    List<Allowance> meant =
        left.stream()
            .filter(
                allowance ->
                    allowance.subject().equals(wanted) || isPrefix(allowance.fingerprint(), wanted))
            .toList();
    requireOne(meant.size(), wanted, "allowed finding");
    left.removeAll(meant);
    keep(left, meant.get(0), "revoked");
    say("revoked " + inWords(meant.get(0)));
    return ExitCode.CLEAN;
  }

  private List<Allowance> read() throws UsageException {
    try {
      List<Allowance> all = file.read(problems);
      for (Problem problem : problems.toList()) {
        console.err().print("audit-path: " + problem.place() + ": " + problem.message() + "\n");
      }
      return all;
    } catch (NewerStateException newer) {
      throw new UsageException(String.valueOf(newer.getMessage()));
    }
  }

  private Finding find(Call call, String wanted)
      throws UsageException, SettingsException, IOException {
    NowCommand now = new NowCommand(host, console, problems);
    Settings settings =
        now.settings(call).with(Optional.empty(), Optional.of(Severity.LOW), List.of(), List.of());
    List<Finding> meant =
        new Auditor(host, settings, new Progress(console.err(), console.errIsTerminal()), problems)
                .audit(now.searchPaths(call), Catalog.rules(new BaselineFile(host).read(problems)))
                .audit()
                .atLeast(Severity.LOW)
                .stream()
                .filter(finding -> isMeant(finding, wanted))
                .toList();
    requireOne(meant.size(), wanted, "finding");
    return meant.get(0);
  }

  private boolean isMeant(Finding finding, String wanted) {
    return finding.command().equals(Optional.of(CommandName.of(wanted, host.platform())))
        || isPrefix(finding.fingerprint(), wanted);
  }

  private static boolean isPrefix(String fingerprint, String wanted) {
    return wanted.length() >= SHORTEST_PREFIX && fingerprint.startsWith(wanted);
  }

  private static void requireOne(int found, String wanted, String what) throws UsageException {
    if (found == 0) {
      throw new UsageException("no " + what + " is \"" + wanted + "\"");
    }
    if (found > 1) {
      throw new UsageException(found + " " + what + "s are \"" + wanted + "\"; name one by its id");
    }
  }

  private void requireAllowable(Severity severity) throws UsageException, SettingsException {
    Optional<Severity> limit = new SettingsReader().failOnOfPolicy(host);
    if (limit.isPresent() && severity.atLeast(limit.get())) {
      throw new UsageException("it " + Allowances.overruled(limit.get()));
    }
  }

  private Allowance allowance(Finding finding, String reason, Allowing options) {
    return new Allowance(
        finding.fingerprint(),
        finding.rule(),
        finding.severity(),
        finding.command().map(CommandName::display).orElseGet(() -> host.text(finding.path())),
        reason,
        host.clock().instant(),
        options.until());
  }

  /** In the history first: what is accepted without a word in it would be hidden. */
  private void keep(List<Allowance> all, Allowance concerned, String kind) throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("rule", concerned.rule());
    fields.put("subject", concerned.subject());
    fields.put("reason", concerned.reason());
    fields.put("until", concerned.until().map(Object::toString).orElse(""));
    fields.put("fingerprint", concerned.fingerprint());
    new History(host).add(List.of(new HistoryEntry(host.clock().instant(), kind, fields)));
    file.write(all);
  }

  private ExitCode list() throws UsageException {
    List<Allowance> all = read();
    if (all.isEmpty()) {
      say("nothing is allowed");
    }
    for (Allowance allowance : all) {
      say(inWords(allowance) + (allowance.holds(host.clock().instant()) ? "" : " (over)"));
    }
    return ExitCode.CLEAN;
  }

  private static String inWords(Allowance allowance) {
    return allowance.fingerprint().substring(0, Math.min(SHORT, allowance.fingerprint().length()))
        + "  "
        + allowance.subject()
        + "  ["
        + allowance.rule()
        + "]  "
        + allowance.reason()
        + allowance.until().map(until -> "  until " + until).orElse("");
  }

  private void say(String line) {
    console.out().print(Visible.text(line, console.unicode()) + "\n");
  }
}
