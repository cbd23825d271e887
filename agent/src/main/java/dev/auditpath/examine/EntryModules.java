package dev.auditpath.examine;

import dev.auditpath.distinfo.MetadataFolder;
import dev.auditpath.examine.DeclaredScripts.Declared;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which commands run a module's code, as all distributions of an environment declare them. */
final class EntryModules {
  private static final int DISTRIBUTIONS = 2_000;

  private EntryModules() {}

  /**
   * Returns the commands by module, for example {@code pip._internal.cli.main}.
   *
   * @param own normalized name of the distribution that is left out
   */
  static Map<String, Set<String>> others(
      DistributionIndex index, DeclaredScripts declared, String own) {
    Map<String, Set<String>> commands = new HashMap<>();
    int left = DISTRIBUTIONS;
    for (MetadataFolder folder : index.folders()) {
      if (left-- <= 0) {
        break;
      }
      if (!folder.normalizedProject().equals(own)) {
        for (Map.Entry<String, Declared> script : declared.all(folder).entrySet()) {
          script
              .getValue()
              .target()
              .ifPresent(
                  target ->
                      commands
                          .computeIfAbsent(target.module(), any -> new TreeSet<>())
                          .add(script.getKey()));
        }
      }
    }
    return commands;
  }
}
