package dev.auditpath.environments;

import dev.auditpath.environments.FolderWalk.Surroundings;
import dev.auditpath.host.Host;
import dev.auditpath.host.Mounts;
import dev.auditpath.host.Problems;
import dev.auditpath.model.KnownFolder;
import dev.auditpath.model.Problem;
import dev.auditpath.model.SearchBounds;
import dev.auditpath.model.SearchPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The environments in the user's projects: folders with {@code pyvenv.cfg} (PEP 405) or {@code
 * conda-meta}, and the versions below {@code __pypackages__} (PEP 582), anywhere below the home
 * directory and the directories that the user names ({@code --root DIR}).
 *
 * <p>Follows no links; stays off network, FUSE and pseudo file systems and out of containers; goes
 * no further than its {@link SearchBounds}. Each bound that is reached and each file system that is
 * left out is a problem that hides no command, since the search paths themselves are read whole. A
 * folder that did not change since the last search is not listed again.
 */
public final class ProjectSearch implements EnvironmentLocator {
  private final List<Path> roots;
  private final SearchBounds bounds;
  private final FolderMemory memory;
  private final FolderReader reader;
  private final LongSupplier nanoseconds;

  /** Takes the directories to look below besides the home directory, absolute. */
  public ProjectSearch(List<Path> roots, SearchBounds bounds, FolderMemory memory) {
    this(roots, bounds, memory, new DiskReader(), System::nanoTime);
  }

  ProjectSearch(
      List<Path> roots,
      SearchBounds bounds,
      FolderMemory memory,
      FolderReader reader,
      LongSupplier nanoseconds) {
    this.roots = List.copyOf(roots);
    this.bounds = bounds;
    this.memory = memory;
    this.reader = reader;
    this.nanoseconds = nanoseconds;
  }

  @Override
  public String id() {
    return "project";
  }

  @Override
  public List<Path> binDirectories(List<SearchPath> searchPaths, Host host, Problems problems) {
    List<Path> starts = starts(host, problems);
    if (starts.isEmpty()) {
      return List.of();
    }
    Map<String, KnownFolder> known = memory.recall(host, problems);
    SearchBudget budget = new SearchBudget(bounds, nanoseconds, host, problems);
    FolderWalk walk =
        new FolderWalk(
            reader,
            known,
            new SkippedFolders(bounds.skip(), host),
            budget,
            new Surroundings(host, problems, Mounts.read(host, problems)));
    for (Path start : starts) {
      walk(start, walk, problems);
    }
    budget.finish(starts.get(0));
    Map<String, KnownFolder> kept = kept(known, walk, budget);
    kept.putAll(walk.visited());
    if (walk.hasLearned() || kept.size() != known.size()) {
      memory.remember(kept, host, problems);
    }
    return walk.binDirectories();
  }

  /** Deepest first: a directory within another has its own depth, and is not walked twice. */
  private List<Path> starts(Host host, Problems problems) {
    List<Path> starts = new ArrayList<>(roots);
    home(host, problems).ifPresent(starts::add);
    starts.sort(Comparator.comparingInt(Path::getNameCount).reversed());
    return starts;
  }

  private Optional<Path> home(Host host, Problems problems) {
    if (!bounds.home()) {
      return Optional.empty();
    }
    Optional<String> obstacle = obstacle(host);
    obstacle
        .map(reason -> "the home directory was not searched for environments: " + reason)
        .map(message -> new Problem("not-entered", host.text(host.home()), message, false))
        .ifPresent(problems::add);
    return obstacle.isPresent() ? Optional.empty() : Optional.of(host.home());
  }

  private static Optional<String> obstacle(Host host) {
    Path home = host.home();
    if (host.variable("HOME").orElse("").isEmpty()) {
      return Optional.of("HOME is not set");
    }
    if (home.getParent() == null || home.equals(host.system("/"))) {
      return Optional.of("it is the root directory");
    }
    try {
      long owner = host.ownerId(home);
      return owner == host.userId() ? Optional.empty() : Optional.of("it is user " + owner + "'s");
    } catch (IOException e) {
      return Optional.of("it " + Problems.reason(e));
    }
  }

  private static void walk(Path start, FolderWalk walk, Problems problems) {
    try {
      walk.walk(Files.isSymbolicLink(start) ? start.toRealPath() : start);
    } catch (IOException e) {
      problems.add(start, e);
    }
  }

  /** What was known of other places, and where this search ended early also of these. */
  private static Map<String, KnownFolder> kept(
      Map<String, KnownFolder> known, FolderWalk walk, SearchBudget budget) {
    Map<String, KnownFolder> kept = new LinkedHashMap<>(known);
    if (!budget.wasSpent()) {
      walk.starts().forEach(start -> kept.keySet().removeIf(text -> isIn(text, start)));
    }
    return kept;
  }

  private static boolean isIn(String text, String start) {
    return text.startsWith(start)
        && (text.length() == start.length() || text.charAt(start.length()) == '/');
  }
}
