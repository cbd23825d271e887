package dev.auditpath.examine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Widely used libraries, known by their interface and not read. */
final class Libraries {
  private final Map<String, Set<String>> projectsOf = new HashMap<>();

  /**
   * @param lines a project a line: its normalized name, a colon, its top-level modules
   */
  Libraries(Iterable<String> lines) {
    for (String line : lines) {
      int colon = line.indexOf(':');
      String project = line.substring(0, colon);
      for (String module : line.substring(colon + 1).strip().split(" +", -1)) {
        projectsOf.computeIfAbsent(module, any -> new HashSet<>()).add(project);
      }
    }
  }

  /** Returns the list that is shipped. */
  static Libraries shipped() {
    return new Libraries(WordList.lines("libraries.txt"));
  }

  /** Returns whether any of them has a top-level module. */
  boolean has(String topLevel) {
    return projectsOf.containsKey(topLevel);
  }

  /** Returns the projects among them that have a top-level module. */
  Set<String> projects(String topLevel) {
    return projectsOf.getOrDefault(topLevel, Set.of());
  }

  /** Returns whether a project is one of them and has a top-level module. */
  boolean has(String topLevel, String project) {
    return projectsOf.getOrDefault(topLevel, Set.of()).contains(project);
  }
}
