package dev.auditpath.memory;

import dev.auditpath.host.CappedException;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.KnownFolder;
import java.io.IOException;
import java.util.Map;

/**
 * What the last search for environments saw, in the file {@code project-search} of the state
 * directory, as {@link FolderCode} writes it. Where nothing can be kept, the next search reads
 * everything again.
 */
public final class SearchMemory {
  private static final int CAP = 64 * 1024 * 1024;
  private static final int MOST_FOLDERS = 400_000;

  private final CheckedFile file = new CheckedFile("project-search", 1, CAP);

  /** Returns the folders of the last search; none where they cannot be known. */
  public Map<String, KnownFolder> recall(Host host, Problems problems) {
    return file.read(host, problems, FolderCode::decode).orElse(Map.of());
  }

  /** Keeps folders for the next search, in place of all before. */
  public void remember(Map<String, KnownFolder> folders, Host host, Problems problems) {
    try {
      if (folders.size() > MOST_FOLDERS) {
        throw new CappedException("more than " + MOST_FOLDERS + " folders");
      }
      file.write(FolderCode.encode(folders), host);
    } catch (IOException e) {
      file.say("the next search cannot build on this one: " + Problems.reason(e), host, problems);
    }
  }
}
