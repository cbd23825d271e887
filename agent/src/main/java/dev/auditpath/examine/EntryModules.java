package dev.auditpath.examine;

import dev.auditpath.distinfo.MetadataFolder;
import dev.auditpath.examine.DeclaredScripts.Declared;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which commands run a module's code, as its distribution declares them. */
final class EntryModules {
  private EntryModules() {}

  /** Returns the commands by module, for example {@code pip} by {@code pip._internal.cli.main}. */
  static Map<String, Set<String>> of(MetadataFolder folder, DeclaredScripts declared) {
    Map<String, Set<String>> commands = new HashMap<>();
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
    return commands;
  }
}
