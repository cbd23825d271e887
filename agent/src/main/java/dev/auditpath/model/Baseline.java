package dev.auditpath.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one audit leaves for the next to be compared with.
 *
 * @param at when that audit began
 * @param winners by {@link #key}: who may win a name, as far as was seen; a change that a rule
 *     objects to does not come in here
 * @param executables the names in each searched directory and each environment's bin directory
 * @param findings what stood then
 * @param settings what held then, in words
 */
public record Baseline(
    Instant at,
    Map<String, KnownWinner> winners,
    Map<String, Set<String>> executables,
    List<KnownFinding> findings,
    Map<String, String> settings) {
  /** The rule whose findings keep a winner out of the baseline. */
  public static final String WINNER_CHANGED = "winner-changed";

  /** Nothing was seen yet. */
  public static final Baseline NONE =
      new Baseline(Instant.EPOCH, Map.of(), Map.of(), List.of(), Map.of());

  /** Returns the key of a command's winner on a search path. */
  public static String key(String searchPath, String command) {
    return searchPath + "\0" + command;
  }

  /** Returns who may win a command on a search path. */
  public Optional<KnownWinner> winner(String searchPath, String command) {
    return Optional.ofNullable(winners.get(key(searchPath, command)));
  }

  /** Returns whether this is the very first audit. */
  public boolean isFirst() {
    return at.equals(Instant.EPOCH);
  }
}
