package dev.auditpath.provenance;

import dev.auditpath.host.CappedException;
import dev.auditpath.host.Problems;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Lists the directories in which package managers keep one entry per package. */
final class DatabaseDirectory {
  private static final int MOST_ENTRIES = 500_000;

  private DatabaseDirectory() {}

  /** Returns what a directory holds, in no order; nothing where there is no such directory. */
  static List<Path> entries(Path directory, Problems problems) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      for (Path entry : stream) {
        if (entries.size() == MOST_ENTRIES) {
          problems.add(directory, new CappedException("more entries than " + MOST_ENTRIES));
          break;
        }
        entries.add(entry);
      }
    } catch (NoSuchFileException | NotDirectoryException absent) {
      return entries;
    } catch (DirectoryIteratorException e) {
      problems.add(directory, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      problems.add(directory, e);
    }
    return entries;
  }
}
