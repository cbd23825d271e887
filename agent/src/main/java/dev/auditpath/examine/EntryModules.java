package dev.auditpath.examine;

import dev.auditpath.distinfo.MetadataFolder;
import dev.auditpath.distinfo.RecordRows;
import dev.auditpath.examine.DeclaredScripts.Declared;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Which commands run a module's code, as the distributions of one environment have it. */
final class EntryModules {
  private final DeclaredScripts declared;
  private final DistributionIndex index;
  private final Map<Path, Map<String, Set<String>>> known = new HashMap<>();

  EntryModules(DeclaredScripts declared, DistributionIndex index) {
    this.declared = declared;
    this.index = index;
  }

  /** Returns the commands by module, for example {@code pip} by {@code pip._internal.cli.main}. */
  Map<String, Set<String>> of(MetadataFolder folder) {
    return known.computeIfAbsent(folder.path(), any -> read(folder));
  }

  private Map<String, Set<String>> read(MetadataFolder folder) {
    Map<String, Set<String>> commands = new HashMap<>();
    Predicate<String> isDeclared = name -> declared.of(folder, name).isPresent();
    index.record(folder).ifPresent(rows -> shipped(rows, isDeclared, commands));
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

  /**
   * Scripts that a distribution brings as they are: which module they run stands in them alone, so
   * that they count for any of the distribution's modules, {@code awscli.*} for one.
   */
  private static void shipped(
      byte[] record, Predicate<String> isDeclared, Map<String, Set<String>> commands) {
    Set<String> scripts = new TreeSet<>();
    for (String folder : new String[] {"bin", "Scripts"}) {
      for (RecordRows.Row row : RecordRows.naming(record, folder)) {
        String name = row.path().substring(row.path().lastIndexOf('/') + 1);
        // Those of the environment, and not what a package keeps in a folder of this name.
        if (row.path().startsWith("../") && !isDeclared.test(name)) {
          scripts.add(name);
        }
      }
    }
    for (String top : scripts.isEmpty() ? Set.<String>of() : RecordRows.topNames(record)) {
      String module = top.endsWith(".py") ? top.substring(0, top.length() - 3) : top;
      if (!module.isEmpty() && module.indexOf('.') < 0 && !module.equals("__pycache__")) {
        commands.put(module + ".*", scripts);
      }
    }
  }
}
