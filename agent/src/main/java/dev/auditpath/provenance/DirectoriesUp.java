package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The working directory and those above it, nearest first, where version managers look. */
final class DirectoriesUp {
  private static final int LEVELS = 64;

  private DirectoriesUp() {}

  static List<Path> of(Host host) {
    List<Path> directories = new ArrayList<>();
    @Nullable Path directory = host.workingDirectory();
    while (directory != null && directories.size() < LEVELS) {
      directories.add(directory);
      directory = directory.getParent();
    }
    return directories;
  }
}
