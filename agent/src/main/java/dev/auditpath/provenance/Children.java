package dev.auditpath.provenance;

import dev.auditpath.host.CappedException;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What lies below a directory that a package manager keeps. */
final class Children {
  private static final int CAP = 5_000;

  private Children() {}

  /** Returns the entries of a directory, sorted; none where it does not exist; at most 5,000. */
  static List<Path> of(Path directory, Problems problems) {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        if (children.size() == CAP) {
          problems.add(directory, new CappedException("more than " + CAP + " entries"));
          break;
        }
        children.add(entry);
      }
    } catch (NoSuchFileException | NotDirectoryException absent) {
      return List.of();
    } catch (DirectoryIteratorException broken) {
      problems.add(directory, new IOException(broken));
    } catch (IOException unreadable) {
      problems.add(directory, unreadable);
    }
    Collections.sort(children);
    return children;
  }

  /**
   * Returns the path that a relative name from a file leads to below a directory; empty where the
   * name is none or climbs out of it.
   */
  static Optional<Path> named(Path directory, String relative, Host host) {
    if (relative.isEmpty() || relative.startsWith("/") || relative.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    Path child = host.path(host.text(directory) + "/" + relative).normalize();
    Path base = directory.normalize();
    return child.startsWith(base) && !child.equals(base) ? Optional.of(child) : Optional.empty();
  }

  /** Returns a directory without links, looked up once for all; as {@link #real(Path)} else. */
  static Path real(Path directory, Host host) {
    try {
      return host.realDirectory(directory);
    } catch (IOException nothingThere) {
      return directory.normalize();
    }
  }

  /** Returns a path without links; the normalized path itself where nothing stands there. */
  static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException nothingThere) {
      return path.normalize();
    }
  }
}
