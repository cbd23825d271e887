package dev.auditpath.watch;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/**
 * What changes when a directory or one of its entries changes: identity, mode, size and the time of
 * the last status change of each, in one number. The order of the entries does not matter.
 */
final class EntriesStamp {
  private static final int MOST_ENTRIES = 20_000;
  private static final long ABSENT = 0;

  private EntriesStamp() {}

  /** Returns the number; the same for every directory that cannot be listed. */
  static long of(Path directory) {
    try {
      long sum = one(directory);
      int seen = 0;
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
        for (Path entry : entries) {
          sum += one(entry);
          if (++seen == MOST_ENTRIES) {
            break;
          }
        }
      }
      return sum;
    } catch (IOException | DirectoryIteratorException unreadable) {
      return ABSENT;
    }
  }

  private static long one(Path place) throws IOException {
    try {
      Map<String, Object> attributes =
          Files.readAttributes(place, "unix:dev,ino,mode,size,ctime", LinkOption.NOFOLLOW_LINKS);
      long mixed = place.toString().hashCode();
      for (String name : new String[] {"dev", "ino", "mode", "size", "ctime"}) {
        mixed = mixed * 0x9E3779B97F4A7C15L + String.valueOf(attributes.get(name)).hashCode();
      }
      return mixed ^ (mixed >>> 32);
    } catch (java.nio.file.NoSuchFileException goneMeanwhile) {
      return ABSENT;
    }
  }
}
