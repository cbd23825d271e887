package dev.auditpath.app;

import dev.auditpath.environments.FolderMemory;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.memory.SearchMemory;
import dev.auditpath.model.KnownFolder;
import java.util.Map;

/** Joins the search for environments and its memory, which do not know each other. */
record ProjectMemory(SearchMemory memory) implements FolderMemory {

  @Override
  public Map<String, KnownFolder> recall(Host host, Problems problems) {
    return memory.recall(host, problems);
  }

  @Override
  public void remember(Map<String, KnownFolder> folders, Host host, Problems problems) {
    memory.remember(folders, host, problems);
  }
}
