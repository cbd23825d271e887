package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which dpkg packages list which of the wanted names: {@code info/PACKAGE[:ARCHITECTURE].list}, one
 * absolute name a line. A package is named as its list is: with the architecture where several may
 * be installed side by side.
 */
final class DpkgLists {
  private static final String SUFFIX = ".list";
  private static final int LIST_CAP = 16 << 20;

  private final Map<String, Set<String>> packagesByName = new HashMap<>();
  private final Map<String, Set<String>> pythonProjects = new HashMap<>();

  private DpkgLists() {}

  /** Reads every list once. */
  static DpkgLists search(Path info, Set<String> names, Host host, Problems problems) {
    DpkgLists lists = new DpkgLists();
    WantedLines wanted = new WantedLines(names);
    for (Path file : DatabaseDirectory.entries(info, problems)) {
      String fileName = host.fileName(file);
      if (fileName.endsWith(SUFFIX)) {
        try {
          byte[] list = host.read(file, LIST_CAP);
          String key = fileName.substring(0, fileName.length() - SUFFIX.length());
          wanted.findIn(list, name -> lists.note(name, key, list));
        } catch (IOException e) {
          problems.add(file, e);
        }
      }
    }
    return lists;
  }

  /** Returns the packages that list a name, in alphabetical order. */
  Set<String> packages(String name) {
    return packagesByName.getOrDefault(name, Set.of());
  }

  /** Returns the packages that list any of the wanted names. */
  Set<String> packages() {
    return pythonProjects.keySet();
  }

  /** Returns the Python projects that a package ships, if it lists any of the wanted names. */
  Set<String> pythonProjects(String key) {
    return pythonProjects.getOrDefault(key, Set.of());
  }

  /** Returns the package's name proper. */
  static String withoutArchitecture(String key) {
    int colon = key.indexOf(':');
    return colon < 0 ? key : key.substring(0, colon);
  }

  private void note(String name, String key, byte[] list) {
    packagesByName.computeIfAbsent(name, first -> new TreeSet<>()).add(key);
    pythonProjects.computeIfAbsent(key, first -> PythonProjects.inLines(list));
  }
}
