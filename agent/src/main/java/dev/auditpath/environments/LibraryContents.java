package dev.auditpath.environments;

import dev.auditpath.host.DirectoryNames;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What one listing of each of an environment's folders for distributions tells.
 *
 * @param distributions how many names end as metadata of distributions does: {@code .dist-info},
 *     {@code .egg-info}, {@code .egg-link}
 * @param addedPaths the directories that {@code .pth} files add
 */
record LibraryContents(int distributions, List<Path> addedPaths) {

  static LibraryContents of(List<Path> folders, Host host, Problems problems) {
    int distributions = 0;
    PathFiles pathFiles = new PathFiles(host, problems);
    for (Path folder : folders) {
      List<String> added = new ArrayList<>();
      for (String name :
          DirectoryNames.matching(
              folder, name -> isDistribution(name) || name.endsWith(".pth"), host, problems)) {
        if (isDistribution(name)) {
          distributions++;
        } else {
          added.add(name);
        }
      }
      pathFiles.read(folder, added);
    }
    return new LibraryContents(distributions, pathFiles.directories());
  }

  private static boolean isDistribution(String name) {
    return name.endsWith(".dist-info") || name.endsWith(".egg-info") || name.endsWith(".egg-link");
  }
}
