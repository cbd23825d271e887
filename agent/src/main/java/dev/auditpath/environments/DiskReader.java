package dev.auditpath.environments;

import dev.auditpath.model.FolderStamp;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Reads folders from the disk. */
final class DiskReader implements FolderReader {
  // One lstat(2); "unix:*" would look up the names of owner and group too.
  private static final String ATTRIBUTES = "unix:isDirectory,dev,ino,nlink,lastModifiedTime,ctime";

  @Override
  public Optional<Seen> look(Path place) throws IOException {
    Map<String, Object> attributes;
    try {
      attributes = Files.readAttributes(place, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    }
    if (!Boolean.TRUE.equals(attributes.get("isDirectory"))) {
      return Optional.empty();
    }
    FolderStamp stamp =
        new FolderStamp(
            number(attributes, "dev"),
            number(attributes, "ino"),
            nanoseconds(attributes, "lastModifiedTime"),
            nanoseconds(attributes, "ctime"));
    return Optional.of(new Seen(stamp, number(attributes, "nlink")));
  }

  @Override
  public List<Path> list(Path folder, int most) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      for (Path entry : stream) {
        entries.add(entry);
        if (entries.size() > most) {
          break;
        }
      }
    } catch (DirectoryIteratorException e) {
      throw Objects.requireNonNull(e.getCause());
    }
    return entries;
  }

  private static long number(Map<String, Object> attributes, String name) {
    return ((Number) attributes.getOrDefault(name, 0)).longValue();
  }

  private static long nanoseconds(Map<String, Object> attributes, String name) {
    return attributes.get(name) instanceof FileTime time ? time.to(TimeUnit.NANOSECONDS) : 0;
  }
}
