package dev.auditpath.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Directories with all links followed, each as it was when first asked for. Few directories hold
 * many files. Safe for use by several threads.
 */
final class RealDirectories {
  private final Map<Path, Path> known = new ConcurrentHashMap<>();

  /** Returns the real path of an absolute directory. */
  Path of(Path directory) throws IOException {
    Path real = known.get(directory);
    if (real == null) {
      real = follow(directory);
      known.put(directory, real);
    }
    return real;
  }

  /** From the one above it, which others asked for: one call rather than one for each element. */
  private Path follow(Path directory) throws IOException {
    Path above = directory.getParent();
    Path name = directory.getFileName();
    return above == null || name == null || leadsElsewhere(directory, name)
        ? directory.toRealPath()
        : of(above).resolve(name);
  }

  private static boolean leadsElsewhere(Path directory, Path name) throws IOException {
    String text = name.toString();
    return text.equals(".")
        || text.equals("..")
        || Files.readAttributes(directory, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
            .isSymbolicLink();
  }
}
