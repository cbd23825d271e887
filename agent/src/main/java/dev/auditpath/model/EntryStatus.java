package dev.auditpath.model;

import java.util.Locale;

/** What a PATH entry turned out to be when it was looked at. */
public enum EntryStatus {
  OK,
  MISSING,
  /** Not absolute: which directory it names depends on where the caller stands. */
  RELATIVE,
  /** Nothing between two colons: the current directory (POSIX, XBD 8.3). */
  EMPTY,
  /** Exists, but cannot be listed, or is no directory. */
  UNREADABLE,
  /** The same directory, by device and inode, stands earlier. */
  DUPLICATE;

  /** Returns the word that the JSON report uses. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether the directory is listed for commands. */
  public boolean searched() {
    return this == OK || this == RELATIVE || this == EMPTY;
  }
}
