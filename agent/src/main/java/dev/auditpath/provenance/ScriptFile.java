package dev.auditpath.provenance;

import java.nio.file.Path;
import java.util.Optional;

/** A file of a bin directory, read once for all that is asked of it, unless it is long. */
final class ScriptFile {
  private static final int HEAD = 8 * 1024;
  private static final int CAP = 64 * 1024 * 1024;

  private final Path file;
  private final MetadataFiles files;
  private final byte[] head;

  ScriptFile(Path file, MetadataFiles files) {
    this.file = file;
    this.files = files;
    this.head = files.head(file, HEAD).orElse(new byte[0]);
  }

  /** Returns what the beginning lets one guess about a file of that name. */
  LauncherHint hint(String name) {
    return LauncherHint.of(head, name);
  }

  /** Returns the whole content; empty where it cannot be read. */
  Optional<byte[]> content() {
    return head.length > 0 && head.length < HEAD ? Optional.of(head) : files.bytes(file, CAP);
  }
}
