package dev.auditpath.environments;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.SearchPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The environments below directories that the user names ({@code --root DIR}): folders that hold
 * {@code pyvenv.cfg} or {@code conda-meta}.
 *
 * <p>Looks eight levels deep and at 200,000 entries below each; a bound reached is a problem.
 * Follows no links, goes into no environment that it found, and skips folders such as {@code
 * node_modules}, {@code .git} and {@code site-packages}.
 */
public final class RootLocator implements EnvironmentLocator {
  private static final int DEPTH = 8;
  private static final int ENTRIES = 200_000;

  private final List<Path> roots;
  private final int entries;

  /** Takes the directories to look below, absolute. */
  public RootLocator(List<Path> roots) {
    this(roots, ENTRIES);
  }

  RootLocator(List<Path> roots, int entries) {
    this.roots = List.copyOf(roots);
    this.entries = entries;
  }

  @Override
  public String id() {
    return "root";
  }

  @Override
  public List<Path> binDirectories(List<SearchPath> searchPaths, Host host, Problems problems) {
    List<Path> found = new ArrayList<>();
    for (Path root : roots) {
      EnvironmentWalk walk = new EnvironmentWalk(entries, host, problems);
      try {
        Path start = Files.isSymbolicLink(root) ? root.toRealPath() : root;
        Files.walkFileTree(start, Set.of(), DEPTH, walk);
        walk.reportBounds(root, DEPTH);
      } catch (IOException e) {
        problems.addHiding(root, e);
      }
      found.addAll(walk.binDirectories());
    }
    return found;
  }
}
