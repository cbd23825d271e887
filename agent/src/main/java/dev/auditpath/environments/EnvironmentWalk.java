package dev.auditpath.environments;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Problem;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One bounded walk that collects the bin directories of the environments it meets. */
final class EnvironmentWalk extends SimpleFileVisitor<Path> {
  /** Folders without environments of the user's; .tox, .nox and .cache do hold some. */
  private static final Set<String> SKIPPED =
      Set.of(
          "node_modules",
          ".git",
          ".hg",
          ".svn",
          "__pycache__",
          "site-packages",
          "dist-packages",
          ".mypy_cache",
          ".pytest_cache",
          ".ruff_cache",
          ".hypothesis",
          ".ipynb_checkpoints",
          ".eggs",
          ".cargo",
          ".rustup",
          ".gradle",
          ".m2",
          "lost+found");

  private final int most;
  private final Host host;
  private final Problems problems;
  private final Set<Path> virtual;
  private final List<Path> found = new ArrayList<>();
  private int seen;
  private boolean deeper;

  EnvironmentWalk(int most, Host host, Problems problems) {
    this.most = most;
    this.host = host;
    this.problems = problems;
    this.virtual = Set.of(host.system("/proc"), host.system("/sys"), host.system("/dev"));
  }

  List<Path> binDirectories() {
    return found;
  }

  /** Says which bounds ended the walk below a root early. */
  void reportBounds(Path root, int depth) {
    if (seen > most) {
      String message = "looked at " + most + " entries below it; the others were not looked at";
      problems.add(new Problem("cap-reached", host.text(root), message, true));
    }
    if (deeper) {
      String message = "folders more than " + depth + " levels below it were not looked at";
      problems.add(new Problem("cap-reached", host.text(root), message, false));
    }
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
    if (++seen > most) {
      return FileVisitResult.TERMINATE;
    }
    return isSkipped(directory) || isEnvironment(directory)
        ? FileVisitResult.SKIP_SUBTREE
        : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (++seen > most) {
      return FileVisitResult.TERMINATE;
    }
    // At the deepest level, directories come here too.
    if (attributes.isDirectory() && !isSkipped(file) && !isEnvironment(file)) {
      deeper = true;
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException cause) {
    problems.add(file, cause);
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException cause) {
    if (cause != null) {
      problems.add(directory, cause);
    }
    return FileVisitResult.CONTINUE;
  }

  private boolean isSkipped(Path directory) {
    return SKIPPED.contains(host.fileName(directory)) || virtual.contains(directory);
  }

  private boolean isEnvironment(Path directory) {
    boolean environment =
        host.isFile(directory.resolve("pyvenv.cfg"))
            || host.isDirectory(directory.resolve("conda-meta"));
    if (environment) {
      found.add(directory.resolve("bin"));
    }
    return environment;
  }
}
