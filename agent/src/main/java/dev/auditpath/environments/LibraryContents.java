package dev.auditpath.environments;

import dev.auditpath.host.DirectoryNames;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.StartupHook;
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
 * @param startup by folder: the names of files that site.py may take for code
 * @param addedPaths the directories that {@code .pth} files add
 */
record LibraryContents(
    Map<Path, List<String>> metadata, Map<Path, List<String>> startup, List<Path> addedPaths) {
  private static final List<String> METADATA =
      List.of(".dist-info", ".egg-info", ".egg", ".egg-link");

  static LibraryContents of(List<Path> folders, Host host, Problems problems) {
    Map<Path, List<String>> metadata = new LinkedHashMap<>();
    Map<Path, List<String>> startup = new LinkedHashMap<>();
    PathFiles pathFiles = new PathFiles(host, problems);
    for (Path folder : folders) {
      List<String> distributions = new ArrayList<>();
      List<String> code = new ArrayList<>();
      for (String name :
          DirectoryNames.matching(
              folder, name -> isMetadata(name) || StartupHook.mayBeIn(name), host, problems)) {
        (isMetadata(name) ? distributions : code).add(name);
      }
      metadata.put(folder, distributions);
      startup.put(folder, code);
      pathFiles.read(folder, code.stream().filter(name -> name.endsWith(".pth")).toList());
    }
    return new LibraryContents(metadata, startup, pathFiles.directories());
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
