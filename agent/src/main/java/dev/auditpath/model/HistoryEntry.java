package dev.auditpath.model;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One line of the history.
 *
 * @param at when it happened
 * @param kind a short word: {@code started}, {@code stopped}, {@code gap}, {@code raised}, {@code
 *     cleared}, {@code executable-came}, {@code executable-went}, {@code winner-changed}, {@code
 *     changed-hands}, {@code updated}, {@code settings-changed}, {@code allowed}, {@code revoked},
 *     {@code recovered}, {@code broken}
 * @param fields what there is to say, in order; none of them empty
 */
public record HistoryEntry(Instant at, String kind, Map<String, String> fields) {

  public HistoryEntry {
    fields = new LinkedHashMap<>(fields);
    fields.values().removeIf(String::isEmpty);
  }

  /** Returns an entry with one thing to say. */
  public static HistoryEntry of(Instant at, String kind, String name, String value) {
    return new HistoryEntry(at, kind, Map.of(name, value));
  }
}
