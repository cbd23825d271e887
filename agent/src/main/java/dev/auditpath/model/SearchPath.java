package dev.auditpath.model;

import java.nio.file.Path;
import java.util.List;

/**
 * PATH parsed into ordered entries; empty, relative and repeated ones are kept, not repaired.
 *
 * @param id see {@link SearchPathText#id}
 * @param source where it was learned
 * @param entries in search order
 */
public record SearchPath(String id, String source, List<SearchPathEntry> entries) {

  public static final String GIVEN = "given";
  public static final String TERMINAL = "terminal";
  public static final String CALLER = "caller";
  public static final String SESSION = "session";

  /** A Python environment's bin directory in front of the terminal's entries. */
  public static final String ACTIVATED = "activated";

  /** Returns the directories that may hold commands, in search order, repeated ones once. */
  public List<Path> directories() {
    return entries.stream()
        .filter(SearchPathEntry::mayHoldCommands)
        .map(SearchPathEntry::directory)
        .toList();
  }
}
