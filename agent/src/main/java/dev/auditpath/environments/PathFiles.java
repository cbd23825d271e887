package dev.auditpath.environments;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The directories that {@code .pth} files add to {@code sys.path}: one on each line that is no
 * comment and does not begin with {@code import} (docs.python.org, "site"). Reads 200 files of 64
 * KB; more is a problem.
 */
final class PathFiles {
  private static final int FILES = 200;
  private static final int BYTES = 64 * 1024;
  private static final int DIRECTORIES = 2_000;

  private final Host host;
  private final Problems problems;
  private final Set<Path> directories = new LinkedHashSet<>();
  private int files;

  PathFiles(Host host, Problems problems) {
    this.host = host;
    this.problems = problems;
  }

  /** Reads the files of these names in a folder, up to the bound over all folders. */
  void read(Path folder, List<String> names) {
    for (String name : names) {
      if (files == FILES) {
        String message = "more than " + FILES + " .pth files; the others were not read";
        problems.add(new Problem("cap-reached", host.text(folder), message, false));
        return;
      }
      files++;
      Path file = host.path(host.text(folder) + "/" + name);
      try {
        host.readText(file, BYTES).lines().forEach(line -> add(folder, line.stripTrailing()));
      } catch (IOException e) {
        problems.add(file, e);
      }
    }
  }

  List<Path> directories() {
    return List.copyOf(directories);
  }

  private void add(Path folder, String line) {
    boolean code = line.startsWith("import ") || line.startsWith("import\t");
    if (line.isBlank() || line.startsWith("#") || code || line.indexOf('\0') >= 0) {
      return;
    }
    String text = line.startsWith("/") ? line : host.text(folder) + "/" + line;
    Path directory = host.path(text).normalize();
    if (directories.size() < DIRECTORIES && host.isDirectory(directory)) {
      directories.add(directory);
    }
  }
}
