package dev.auditpath.watch;

import java.util.HashSet;
import java.util.Set;

/**
 * Which entries of a directory matter.
 *
 * @param everything whether all of them do
 * @param newFolders whether a folder that appears does, whatever its name
 * @param names the entries that do besides
 */
public record Attention(boolean everything, boolean newFolders, Set<String> names) {
  static final Attention EVERYTHING = new Attention(true, true, Set.of());
  static final Attention NEW_FOLDERS = new Attention(false, true, Set.of());

  public Attention {
    names = Set.copyOf(names);
  }

  static Attention to(String... names) {
    return new Attention(false, false, Set.of(names));
  }

  /** Returns attention to whatever either of two pays attention to. */
  Attention and(Attention other) {
    if (everything || other.everything) {
      return EVERYTHING;
    }
    if ((newFolders || !other.newFolders) && names.containsAll(other.names)) {
      return this;
    }
    Set<String> both = new HashSet<>(names);
    both.addAll(other.names);
    return new Attention(false, newFolders || other.newFolders, both);
  }

  /** Returns whether a change of an entry matters. */
  boolean isOn(String name, boolean newFolder) {
    return everything || (newFolder && newFolders) || names.contains(name);
  }
}
