package dev.auditpath.host;

import dev.auditpath.model.FileStamp;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Takes stamps of files, links followed. */
public final class FileStamps {
  // One stat(2); "unix:*" would look up the names of owner and group too.
  private static final String ATTRIBUTES = "unix:dev,ino,size,lastModifiedTime,ctime";

  private FileStamps() {}

  /**
   * Returns the stamp of what a path leads to; of one that leads to nothing, that of nothing.
   *
   * @throws IOException where that cannot be known
   */
  public static FileStamp of(Path file) throws IOException {
    Map<String, Object> attributes;
    try {
      attributes = Files.readAttributes(file, ATTRIBUTES);
    } catch (NoSuchFileException absent) {
      return FileStamp.absent(file);
    } catch (FileSystemException e) {
      if (isBelowAFile(file)) {
        return FileStamp.absent(file);
      }
      throw e;
    }
    return new FileStamp(
        file,
        number(attributes, "dev"),
        number(attributes, "ino"),
        number(attributes, "size"),
        nanoseconds(attributes, "lastModifiedTime"),
        nanoseconds(attributes, "ctime"));
  }

  /** The runtime has no exception of its own for ENOTDIR here. */
  private static boolean isBelowAFile(Path file) {
    Path above = file.getParent();
    while (above != null && !Files.exists(above)) {
      above = above.getParent();
    }
    return above != null && !Files.isDirectory(above);
  }

  private static long number(Map<String, Object> attributes, String name) {
    return ((Number) attributes.getOrDefault(name, 0L)).longValue();
  }

  private static long nanoseconds(Map<String, Object> attributes, String name) {
    return attributes.get(name) instanceof FileTime time ? time.to(TimeUnit.NANOSECONDS) : 0;
  }
}
