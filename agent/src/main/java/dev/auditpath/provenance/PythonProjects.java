package dev.auditpath.provenance;

import dev.auditpath.model.ProjectName;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

/**
 * Collects the Python projects whose metadata is among a package's files: {@code *.dist-info} and
 * {@code *.egg-info}, named as <a
 * href="https://packaging.python.org/en/latest/specifications/recording-installed-packages/">the
 * packaging standards</a> say.
 *
 * <p>Projects that another one carries along under {@code _vendor} are not the package's own.
 */
final class PythonProjects {
  private static final int SUFFIX_LENGTH = ".dist-info".length();

  private final Set<String> names = new TreeSet<>();

  /** Returns the projects among the lines of a file list. */
  static Set<String> inLines(byte[] list) {
    String text = new String(list, StandardCharsets.UTF_8);
    PythonProjects projects = new PythonProjects();
    if (text.contains(".dist-info") || text.contains(".egg-info")) {
      text.lines().forEach(projects::addFrom);
    }
    return projects.names();
  }

  /** Notes the project that a path's segments name, if any. */
  void addFrom(String path) {
    if (path.contains("/_vendor/")) {
      return;
    }
    int end = suffixEnd(path);
    if (end > 0) {
      int start = path.lastIndexOf('/', end - 1) + 1;
      addProject(path.substring(start, end));
    }
  }

  /** Returns the normalized names so far. */
  Set<String> names() {
    return Set.copyOf(names);
  }

  private static int suffixEnd(String path) {
    int at = Math.max(path.indexOf(".dist-info"), path.indexOf(".egg-info"));
    if (at < 0) {
      return -1;
    }
    int end = path.startsWith(".dist-info", at) ? at + SUFFIX_LENGTH : at + SUFFIX_LENGTH - 1;
    return end == path.length() || path.charAt(end) == '/' ? at : -1;
  }

  private void addProject(String nameAndVersion) {
    int version = 1;
    while (version < nameAndVersion.length() && !startsVersion(nameAndVersion, version)) {
      version++;
    }
    String name = nameAndVersion.substring(0, Math.min(version, nameAndVersion.length()));
    if (!name.isEmpty()) {
      names.add(ProjectName.normalized(name));
    }
  }

  private static boolean startsVersion(String text, int at) {
    return text.charAt(at) == '-'
        && at + 1 < text.length()
        && text.charAt(at + 1) >= '0'
        && text.charAt(at + 1) <= '9';
  }
}
