package dev.auditpath.model;

import java.nio.file.Path;
import java.util.List;

/**
 * One element of a search path: a directory and its position.
 *
 * @param position 0 is searched first
 * @param written the element as it stands in PATH
 * @param directory the directory it names now, absolute, links not followed
 * @param status what it turned out to be
 * @param role whose directory it is
 * @param exposures who else can write to it or to a directory above it, nearest first
 * @param creators who else could create it, where it is missing; empty otherwise
 * @param note why it is not ok, in words; empty when it is
 */
public record SearchPathEntry(
    int position,
    String written,
    Path directory,
    EntryStatus status,
    DirectoryRole role,
    List<Exposure> exposures,
    List<Exposure> creators,
    String note) {

  /** Returns whether a command may be found through it, even where it cannot be listed. */
  public boolean mayHoldCommands() {
    return status.searched() || status == EntryStatus.UNREADABLE;
  }

  /** Returns this entry with another role. */
  public SearchPathEntry withRole(DirectoryRole role) {
    return new SearchPathEntry(
        position, written, directory, status, role, exposures, creators, note);
  }
}
