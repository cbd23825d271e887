package dev.auditpath.provenance;

import dev.auditpath.model.Curation;
import dev.auditpath.model.ManagedPackage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * apk's list of what is installed: a record per package, ended by an empty line; of its lines
 * {@code P:} is the name, {@code V:} the version, {@code F:} a directory relative to the root, and
 * {@code R:} a file in the directory last named.
 */
final class ApkInstalled {
  private final Set<String> wanted;
  private final Set<String> wantedDirectories = new HashSet<>();
  private final Map<String, ManagedPackage> owners = new HashMap<>();

  private String name = "";
  private String version = "";
  private String directory = "";
  private boolean isWantedDirectory;
  private List<String> found = new ArrayList<>();
  private PythonProjects projects = new PythonProjects();

  ApkInstalled(Set<String> wanted) {
    this.wanted = wanted;
    wanted.forEach(path -> wantedDirectories.add(path.substring(0, path.lastIndexOf('/') + 1)));
  }

  /** Returns the packages of those wanted names that the list has. */
  Map<String, ManagedPackage> owners(byte[] list) {
    int start = 0;
    for (int at = 0; at < list.length; at++) {
      if (list[at] == '\n') {
        line(list, start, at);
        start = at + 1;
      }
    }
    line(list, start, list.length);
    endRecord();
    return owners;
  }

  private void line(byte[] list, int start, int end) {
    if (start == end) {
      endRecord();
    } else if (end - start >= 2 && list[start + 1] == ':') {
      field((char) list[start], list, start + 2, end);
    }
  }

  private void field(char field, byte[] list, int start, int end) {
    switch (field) {
      case 'P' -> name = text(list, start, end);
      case 'V' -> version = text(list, start, end);
      case 'F' -> enter(start == end ? "/" : "/" + text(list, start, end) + "/");
      case 'R' -> {
        if (isWantedDirectory && wanted.contains(directory + text(list, start, end))) {
          found.add(directory + text(list, start, end));
        }
      }
      default -> {}
    }
  }

  private void enter(String entered) {
    directory = entered;
    isWantedDirectory = wantedDirectories.contains(entered);
    projects.addFrom(entered);
  }

  private void endRecord() {
    if (!found.isEmpty()) {
      ManagedPackage owner =
          new ManagedPackage("apk", name, version, Curation.SYSTEM, projects.names());
      found.forEach(path -> owners.put(path, owner));
    }
    name = "";
    version = "";
    isWantedDirectory = false;
    found = new ArrayList<>();
    projects = new PythonProjects();
  }

  private static String text(byte[] list, int start, int end) {
    return new String(list, start, end - start, StandardCharsets.UTF_8);
  }
}
