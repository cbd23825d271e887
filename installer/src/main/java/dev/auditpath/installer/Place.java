package dev.auditpath.installer;

import java.nio.file.Path;

/**
 * Where things go on one machine for one user (XDG Base Directory Specification).
 *
 * @param home the user's
 * @param data {@code $XDG_DATA_HOME}, or below the prefix
 * @param config {@code $XDG_CONFIG_HOME}
 * @param state {@code $XDG_STATE_HOME}
 * @param bin where the command's link goes
 */
record Place(Path home, Path data, Path config, Path state, Path bin) {

  /** Returns the folder that holds every build that is installed. */
  Path root() {
    return data.resolve("audit-path");
  }

  /** Returns the folder of one build. */
  Path build(String id) {
    return root().resolve(id);
  }

  /** Returns the link to the build in use; switching it is the one rename of an upgrade. */
  Path current() {
    return root().resolve("current");
  }

  /** Returns the program under the name that does not change with an upgrade. */
  Path program() {
    return current().resolve("bin").resolve("audit-path");
  }

  Path link() {
    return bin.resolve("audit-path");
  }

  /** Returns the list of folders that were made for the program. */
  Path receipt() {
    return root().resolve("receipt");
  }
}
