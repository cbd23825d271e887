package dev.auditpath.model;

import java.util.Locale;

/** What differs between operating systems in how a command name finds its file. */
public enum Platform {
  LINUX(false),
  /** APFS and HFS+ answer {@code Git} with {@code git} unless the volume was made otherwise. */
  MACOS(true);

  private final boolean foldsCase;

  Platform(boolean foldsCase) {
    this.foldsCase = foldsCase;
  }

  /** Returns the form of a file name that decides which command it answers to. */
  String canonical(String fileName) {
    return foldsCase ? fileName.toLowerCase(Locale.ROOT) : fileName;
  }
}
