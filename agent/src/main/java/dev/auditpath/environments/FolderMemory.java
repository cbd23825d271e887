package dev.auditpath.environments;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.KnownFolder;
import java.util.Map;

/** What a search for environments keeps for the next one: folders by the text of their paths. */
public interface FolderMemory {

  /** Remembers nothing. */
  FolderMemory NONE =
      new FolderMemory() {
        @Override
        public Map<String, KnownFolder> recall(Host host, Problems problems) {
          return Map.of();
        }

        @Override
        public void remember(Map<String, KnownFolder> folders, Host host, Problems problems) {}
      };

  /** Returns what the last search saw; nothing where that cannot be known. */
  Map<String, KnownFolder> recall(Host host, Problems problems);

  /** Keeps what this search saw, in place of all before; that it could not is a problem. */
  void remember(Map<String, KnownFolder> folders, Host host, Problems problems);
}
