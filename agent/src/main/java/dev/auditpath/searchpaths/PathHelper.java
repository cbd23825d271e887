package dev.auditpath.searchpaths;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What macOS' path_helper(8) makes of a search path: the lines of {@code /etc/paths}, then those of
 * each file in {@code /etc/paths.d} by name, then what was there before, each once.
 */
final class PathHelper {
  /** What launchd gives to everything that it starts. */
  static final String LAUNCHD_DEFAULT = "/usr/bin:/bin:/usr/sbin:/sbin";

  private PathHelper() {}

  static String applied(String before, MachineFiles files) {
    List<String> names = new ArrayList<>(List.of("/etc/paths"));
    files.names("/etc/paths.d").forEach(name -> names.add("/etc/paths.d/" + name));
    Set<String> elements = new LinkedHashSet<>();
    for (String name : names) {
      files.read(name).lines().filter(line -> !line.isBlank()).forEach(elements::add);
    }
    if (!before.isEmpty()) {
      elements.addAll(List.of(before.split(":", -1)));
    }
    return String.join(":", elements);
  }
}
