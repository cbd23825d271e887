package dev.auditpath.environments;

import dev.auditpath.host.DirectoryNames;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one listing of each of an environment's folders for distributions tells.
 *
 * @param metadata by folder: the names that end as metadata of distributions does, {@code
 *     .dist-info}, {@code .egg-info}, {@code .egg}, {@code .egg-link}
 * @param addedPaths the directories that {@code .pth} files add
 */
record LibraryContents(Map<Path, List<String>> metadata, List<Path> addedPaths) {
  private static final List<String> METADATA =
      List.of(".dist-info", ".egg-info", ".egg", ".egg-link");

  static LibraryContents of(List<Path> folders, Host host, Problems problems) {
    Map<Path, List<String>> metadata = new LinkedHashMap<>();
    PathFiles pathFiles = new PathFiles(host, problems);
    for (Path folder : folders) {
      List<String> distributions = new ArrayList<>();
      List<String> added = new ArrayList<>();
      for (String name :
          DirectoryNames.matching(
              folder, name -> isMetadata(name) || name.endsWith(".pth"), host, problems)) {
        (isMetadata(name) ? distributions : added).add(name);
      }
      metadata.put(folder, distributions);
      pathFiles.read(folder, added);
    }
    return new LibraryContents(metadata, pathFiles.directories());
  }

  private static boolean isMetadata(String name) {
    for (String suffix : METADATA) {
      if (name.endsWith(suffix)) {
        return true;
      }
    }
    return false;
  }
}
