package dev.auditpath.app;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.judge.Comparison;
import dev.auditpath.memory.History;
import dev.auditpath.model.Change;
import dev.auditpath.model.CommandName;
import dev.auditpath.model.Delta;
import dev.auditpath.model.Finding;
import dev.auditpath.model.HistoryEntry;
import dev.auditpath.model.KnownFinding;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what changed into the history; what the disk does not take now is tried again later. */
final class HistoryWriter implements DeltaListener {
  private static final int MOST_WAITING = 10_000;

  private final Host host;
  private final History history;
  private final AgentLog log;
  private final List<HistoryEntry> waiting = new ArrayList<>();
  private long lost;

  HistoryWriter(Host host, AgentLog log) {
    this.host = host;
    this.history = new History(host);
    this.log = log;
  }

  @Override
  public void tell(Delta delta) {
    List<HistoryEntry> entries = new ArrayList<>();
    delta.changes().forEach(change -> entries.add(entry(change, delta.at())));
    delta.raised().forEach(finding -> entries.add(entry(finding, delta.at())));
    delta.cleared().forEach(finding -> entries.add(entry(finding, delta.at())));
    write(entries);
  }

  /** Writes entries, with those before that are still waiting. */
  synchronized void write(List<HistoryEntry> entries) {
    waiting.addAll(entries);
    if (waiting.size() > MOST_WAITING) {
      lost += waiting.size() - MOST_WAITING;
      waiting.subList(0, waiting.size() - MOST_WAITING).clear();
    }
    try {
      if (lost > 0) {
        waiting.add(
            0,
            HistoryEntry.of(
                host.clock().instant(), "gap", "detail", lost + " entries could not be kept"));
        lost = 0;
      }
      history.add(List.copyOf(waiting));
      waiting.clear();
    } catch (IOException refused) {
      log.error("cannot write the history, will try again: " + Problems.reason(refused));
    }
  }

  /** Tries again what is waiting. */
  synchronized void retry() {
    if (!waiting.isEmpty()) {
      write(List.of());
    }
  }

  private static HistoryEntry entry(Change change, Instant at) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("command", change.command());
    fields.put("path", change.path());
    fields.put("detail", change.detail());
    return new HistoryEntry(at, change.kind(), fields);
  }

  private HistoryEntry entry(Finding finding, Instant at) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("severity", finding.severity().word());
    fields.put("rule", finding.rule());
    fields.put("command", finding.command().map(CommandName::display).orElse(""));
    fields.put("path", host.text(finding.path()));
    fields.put("provider", Comparison.inWords(finding.provider()));
    fields.put("message", finding.message());
    fields.put("fingerprint", finding.fingerprint());
    return new HistoryEntry(at, "raised", fields);
  }

  private static HistoryEntry entry(KnownFinding finding, Instant at) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("severity", finding.severity().word());
    fields.put("rule", finding.rule());
    fields.put("command", finding.command());
    fields.put("path", finding.path());
    fields.put("provider", finding.provider());
    fields.put("message", finding.message());
    fields.put("since", finding.since().toString());
    fields.put("fingerprint", finding.fingerprint());
    return new HistoryEntry(at, "cleared", fields);
  }
}
