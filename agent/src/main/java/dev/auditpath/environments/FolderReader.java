package dev.auditpath.environments;

import dev.auditpath.model.FolderStamp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The two looks that a search takes at a folder, so that tests can count them. */
interface FolderReader {

  /**
   * What one lstat(2) tells of a folder.
   *
   * @param links {@code st_nlink}; on some file systems two and one for each folder in it
   */
  record Seen(FolderStamp stamp, long links) {}

  /** Looks at a place; empty where no folder is there, links not followed. */
  Optional<Seen> look(Path place) throws IOException;

  /** Lists a folder's entries, {@code most} and one at most. */
  List<Path> list(Path folder, int most) throws IOException;
}
