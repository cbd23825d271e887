package dev.auditpath.searchpaths;

import dev.auditpath.shell.Glob;
import java.util.ArrayList;
import java.util.List;

/** The files of the machine that a shell pattern stands for. */
final class MatchingNames {
  private static final int MOST = 1_000;

  private MatchingNames() {}

  /** Returns the sorted names of the machine that an absolute pattern stands for. */
  static List<String> of(String pattern, MachineFiles files) {
    List<String> found = List.of("");
    for (String part : pattern.substring(1).split("/", -1)) {
      List<String> next = new ArrayList<>();
      for (String parent : found) {
        if (Glob.isPattern(part)) {
          files.names(parent.isEmpty() ? "/" : parent).stream()
              .filter(name -> part.startsWith(".") || !name.startsWith("."))
              .filter(name -> Glob.matches(part, name))
              .forEach(name -> next.add(parent + "/" + name));
        } else {
          next.add(parent + "/" + Glob.plain(part));
        }
      }
      found = next.subList(0, Math.min(next.size(), MOST));
    }
    return found.stream().filter(files::exists).toList();
  }
}
