package dev.auditpath.provenance;

import dev.auditpath.model.ProjectName;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the head of a script lets one guess about the project that brought it: the module that a
 * generated launcher imports, or the project in setuptools' {@code # EASY-INSTALL-…: 'dist==ver'}.
 * A guess says where to look first and never attributes anything.
 *
 * @param projects normalized names, the likeliest first
 * @param module the first element of the imported module's name; empty where none is imported
 */
record LauncherHint(Set<String> projects, String module) {
  private static final LauncherHint NONE = new LauncherHint(Set.of(), "");

  /** Reads the head of a file; one without {@code #!} gives no hint. */
  static LauncherHint of(byte[] head, String fileName) {
    if (head.length < 2 || head[0] != '#' || head[1] != '!') {
      return NONE;
    }
    Set<String> projects = new LinkedHashSet<>();
    String module = "";
    for (String line : new String(head, StandardCharsets.ISO_8859_1).split("\n", -1)) {
      easyInstallProject(line).ifPresent(projects::add);
      if (module.isEmpty()) {
        module = importedModule(line);
      }
    }
    addNames(module, projects);
    projects.add(ProjectName.normalized(fileName));
    return new LauncherHint(projects, top(module));
  }

  private static void addNames(String module, Set<String> projects) {
    if (!module.isEmpty()) {
      projects.add(ProjectName.normalized(top(module)));
      projects.add(ProjectName.normalized(module));
      int second = module.indexOf('.', module.indexOf('.') + 1);
      projects.add(ProjectName.normalized(second < 0 ? module : module.substring(0, second)));
    }
  }

  private static Optional<String> easyInstallProject(String line) {
    if (!line.startsWith("# EASY-INSTALL-")) {
      return Optional.empty();
    }
    int quote = line.indexOf('\'');
    int equals = line.indexOf("==", quote + 1);
    return quote < 0 || equals < 0
        ? Optional.empty()
        : Optional.of(ProjectName.normalized(line.substring(quote + 1, equals)));
  }

  /** Returns M of a line {@code from M import A}, at any depth; empty for other lines. */
  private static String importedModule(String line) {
    String text = line.strip();
    int end = text.indexOf(" import ");
    if (!text.startsWith("from ") || end < 0) {
      return "";
    }
    String module = text.substring(5, Math.max(5, end)).strip();
    boolean helper = module.startsWith("__") || module.equals("pkg_resources");
    return helper || module.startsWith("importlib") || module.startsWith(".") ? "" : module;
  }

  private static String top(String module) {
    int dot = module.indexOf('.');
    return dot < 0 ? module : module.substring(0, dot);
  }
}
