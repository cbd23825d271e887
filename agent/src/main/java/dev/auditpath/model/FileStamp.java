package dev.auditpath.model;

import java.nio.file.Path;

/**
 * What changes when what a path leads to changes. The time of the last status change cannot be set
 * by hand; the one of the last modification can. All zero where nothing is there.
 *
 * @param file the path
 * @param device {@code st_dev}
 * @param inode {@code st_ino}
 * @param size {@code st_size}, bytes
 * @param modified {@code st_mtim}, nanoseconds since 1970
 * @param changed {@code st_ctim}, nanoseconds since 1970
 */
public record FileStamp(
    Path file, long device, long inode, long size, long modified, long changed) {

  /** Returns the stamp of a path that leads to nothing. */
  public static FileStamp absent(Path file) {
    return new FileStamp(file, 0, 0, 0, 0, 0);
  }
}
