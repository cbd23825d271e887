package dev.auditpath.app;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.memory.SearchMemory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The folders of the home directory in which a project, and with it an environment, may appear, as
 * the last search saw them: visible ones, few levels deep, the nearest first.
 */
final class ProjectFolders {
  private static final int DEEPEST = 4;
  private static final int MOST = 1_000;

  private ProjectFolders() {}

  static List<Path> of(Host host, Problems problems) {
    String home = host.text(host.home());
    List<String> near = new ArrayList<>();
    for (String folder : new SearchMemory().recall(host, problems).keySet()) {
      if (folder.startsWith(home + "/") && isNear(folder.substring(home.length()))) {
        near.add(folder);
      }
    }
    near.sort(Comparator.comparingInt(ProjectFolders::depth).thenComparing(folder -> folder));
    return near.stream().limit(MOST).map(host::path).toList();
  }

  private static boolean isNear(String below) {
    return depth(below) <= DEEPEST && !below.contains("/.") && !below.contains("/__");
  }

  private static int depth(String path) {
    return (int) path.chars().filter(c -> c == '/').count();
  }
}
