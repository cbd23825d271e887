package dev.auditpath.examine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** One entry of {@code sys.path}: a folder, or a zip file such as an egg. */
interface ImportPlace {
  /** Returns whether a regular file stands at a name relative to the place. */
  boolean isFile(String relative);

  /** Returns whether a folder stands at a name relative to the place. */
  boolean isFolder(String relative);

  /**
   * Returns the names in a folder of the place.
   *
   * @param relative empty for the place itself
   */
  Set<String> names(String relative);

  /**
   * Reads a file whole.
   *
   * @throws IOException where it is no regular file, or longer than {@code cap}
   */
  byte[] read(String relative, int cap) throws IOException;

  /** Returns the path that people are shown. */
  Path path(String relative);
}
