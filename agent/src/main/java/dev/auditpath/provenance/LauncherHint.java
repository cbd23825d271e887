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
  /** Reads the head of a file; one without {@code #!} has its name only. */
  static LauncherHint of(byte[] head, String fileName) {
    if (head.length < 2 || head[0] != '#' || head[1] != '!') {
      return new LauncherHint(Set.of(ProjectName.normalized(fileName)), "");
    }
    Set<String> projects = new LinkedHashSet<>();
    String module = "";
    for (String line : new String(head, StandardCharsets.ISO_8859_1).split("\n", -1)) {
      easyInstallProject(line).ifPresent(projects::add);
      String imported = importedModule(line.strip());
      addNames(imported, projects);
      module = module.isEmpty() && line.strip().startsWith("from ") ? imported : module;
    }
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

  /**
   * Returns M of a statement {@code from M import A} or {@code import M}; empty for others, and for
   * the modules that only help a launcher along.
   */
  private static String importedModule(String text) {
    int from = text.startsWith("from ") ? 5 : text.startsWith("import ") ? 7 : text.length();
    int end = from;
    while (end < text.length() && " ,;\t".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String module = text.substring(from, end);
    boolean helper = module.startsWith("__") || module.equals("pkg_resources");
    return helper || module.startsWith("importlib") || module.startsWith(".") ? "" : module;
  }

  private static String top(String module) {
    int dot = module.indexOf('.');
    return dot < 0 ? module : module.substring(0, dot);
  }
}
