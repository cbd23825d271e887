package dev.auditpath.environments;

import dev.auditpath.environments.FolderReader.Seen;
import dev.auditpath.host.Host;
import dev.auditpath.host.Mounts;
import dev.auditpath.host.Problems;
import dev.auditpath.model.FolderStamp;
import dev.auditpath.model.KnownFolder;
import dev.auditpath.model.Problem;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One walk, breadth first, over the folders below one or more starts.
 *
 * <p>A folder whose stamp is the remembered one is not listed again. One that was changed within
 * two seconds of being listed is not remembered: its times may stay as they are when it changes
 * again (file systems round them, FAT to two seconds).
 */
final class FolderWalk {
  private static final String MARKER = "pyvenv.cfg";
  private static final String CONDA = "conda-meta";
  private static final String LOCAL_PACKAGES = "__pypackages__";
  private static final long ROUNDING = TimeUnit.SECONDS.toNanos(2);

  private final FolderReader reader;
  private final Map<String, KnownFolder> known;
  private final SkippedFolders skipped;
  private final SearchBudget budget;
  private final Host host;
  private final Problems problems;
  private final Mounts mounts;
  private final BarredMounts barred;
  private final Queue<Place> queue = new ArrayDeque<>();
  private final Set<List<Long>> entered = new HashSet<>();
  private final Map<String, KnownFolder> visited = new LinkedHashMap<>();
  private final Set<Path> bins = new LinkedHashSet<>();
  private final List<String> starts = new ArrayList<>();
  private boolean learned;

  /**
   * A folder to visit.
   *
   * @param names its last two names, for the folders that are left out by two
   * @param seen what a look told already; null where none was taken
   */
  private record Place(Path path, String names, int depth, @Nullable Seen seen) {}

  /** What a listing told: the folder, and a look at each folder in it. */
  private record Listing(KnownFolder folder, List<Seen> seen) {}

  FolderWalk(
      FolderReader reader,
      Map<String, KnownFolder> known,
      SkippedFolders skipped,
      SearchBudget budget,
      Surroundings surroundings) {
    this.reader = reader;
    this.known = known;
    this.skipped = skipped;
    this.budget = budget;
    this.host = surroundings.host();
    this.problems = surroundings.problems();
    this.mounts = surroundings.mounts();
    this.barred = new BarredMounts(mounts, host, problems);
  }

  /** Where a walk takes place. */
  record Surroundings(Host host, Problems problems, Mounts mounts) {}

  /** Returns the bin directories of the environments met; they need not exist. */
  List<Path> binDirectories() {
    return List.copyOf(bins);
  }

  /** Returns where the walk began, each time. */
  List<String> starts() {
    return starts;
  }

  /** Returns the folders that may be trusted to stay as they are while their stamp does. */
  Map<String, KnownFolder> visited() {
    return visited;
  }

  /** Returns whether anything is in {@link #visited()} that was not remembered. */
  boolean hasLearned() {
    return learned;
  }

  /** Walks over all folders below one. */
  void walk(Path start) throws IOException {
    if (!barred.allows(start)) {
      return;
    }
    starts.add(host.text(start));
    queue.add(new Place(start, lastTwo(host.text(start)), 0, null));
    for (Place place = queue.poll(); place != null; place = queue.poll()) {
      if (budget.isSpent(place.path())) {
        queue.clear();
        return;
      }
      try {
        visit(place);
      } catch (NoSuchFileException | NotDirectoryException changedMeanwhile) {
        // A folder that is gone holds no environment.
      } catch (IOException e) {
        budget.addUnreadable(place.path(), e);
      }
    }
  }

  private void visit(Place place) throws IOException {
    Optional<Seen> looked =
        place.seen() == null ? reader.look(place.path()) : Optional.of(place.seen());
    // A folder without folders in it is no environment, and none is below it.
    if (looked.isEmpty() || folders(looked.get()) == 0) {
      return;
    }
    FolderStamp stamp = looked.get().stamp();
    // The same folder under two names: bind mounts, and starts that lie within each other.
    if (budget.isTooDeep(place.path(), place.depth())
        || !entered.add(List.of(stamp.device(), stamp.inode()))) {
      return;
    }
    String text = host.text(place.path());
    KnownFolder remembered = known.get(text);
    if (remembered != null && remembered.stamp().equals(stamp)) {
      visited.put(text, remembered);
      goOn(place, new Listing(remembered, List.of()));
    } else {
      goOn(place, list(place.path(), text, looked.get()));
    }
  }

  private Listing list(Path folder, String text, Seen before) throws IOException {
    long now = TimeUnit.MILLISECONDS.toNanos(host.clock().millis());
    int most = budget.entriesLeft();
    List<Path> entries = reader.list(folder, most);
    budget.countRead(entries.size());
    Listing listing = looked(folder, entries, before);
    if (entries.size() <= most && !barred.standIn(folder) && isSettled(before.stamp(), now)) {
      visited.put(text, listing.folder());
      learned = true;
    }
    return listing;
  }

  private Listing looked(Path folder, List<Path> entries, Seen before) throws IOException {
    List<String> names = new ArrayList<>();
    List<Seen> seen = new ArrayList<>();
    boolean marked = false;
    boolean mountsHere = barred.standIn(folder);
    long foldersLeft = folders(before);
    for (Path entry : likelyFoldersFirst(entries)) {
      String name = host.fileName(entry);
      marked |= name.equals(MARKER);
      if (foldersLeft == 0 || (mountsHere && barred.bars(entry))) {
        continue;
      }
      Optional<Seen> look = reader.look(entry);
      if (look.isPresent()) {
        foldersLeft--;
        names.add(name);
        seen.add(look.get());
      }
    }
    return new Listing(new KnownFolder(before.stamp(), marked, names), seen);
  }

  /**
   * Returns how many folders are in a folder, or more than there can be where links do not tell.
   */
  private long folders(Seen seen) {
    boolean told = seen.links() > 1 && mounts.countsFolders(seen.stamp().device());
    return told ? seen.links() - 2 : Long.MAX_VALUE;
  }

  /** A name with an extension is seldom a folder's; all folders found, no more looks are taken. */
  private static List<Path> likelyFoldersFirst(List<Path> entries) {
    List<Path> ordered = new ArrayList<>(entries.size());
    List<Path> later = new ArrayList<>();
    for (Path entry : entries) {
      boolean extended = String.valueOf(entry.getFileName()).indexOf('.', 1) > 0;
      (extended ? later : ordered).add(entry);
    }
    ordered.addAll(later);
    return ordered;
  }

  private static boolean isSettled(FolderStamp stamp, long now) {
    return Math.abs(now - stamp.modified()) >= ROUNDING
        && Math.abs(now - stamp.changed()) >= ROUNDING;
  }

  private void goOn(Place place, Listing listing) {
    KnownFolder folder = listing.folder();
    boolean conda = folder.folders().contains(CONDA);
    if (folder.marked() || conda) {
      bins.add(place.path().resolve("bin"));
    }
    boolean localPackages = place.names().endsWith("/" + LOCAL_PACKAGES);
    // A marker in the start itself must not hide all that is below.
    boolean environment = place.depth() > 0 && (folder.marked() || conda);
    for (int i = 0; i < folder.folders().size(); i++) {
      String name = folder.folders().get(i);
      if (localPackages) {
        bins.add(child(place.path(), name).resolve("bin"));
      } else if (!environment || !SkippedFolders.isPart(name)) {
        Seen seen = i < listing.seen().size() ? listing.seen().get(i) : null;
        enter(place, name, seen);
      }
    }
  }

  private void enter(Place above, String name, @Nullable Seen seen) {
    Path path = child(above.path(), name);
    // Something may have been mounted on a folder since it was remembered.
    if (barred.standIn(above.path()) && barred.bars(path)) {
      return;
    }
    if (SkippedFolders.holdsContainers(above.names(), name)) {
      String message = "not searched for environments: holds the file systems of containers";
      problems.add(new Problem("not-entered", host.text(path), message, false));
    } else if (!skipped.skips(path, above.names(), name)) {
      String last = above.names().substring(above.names().lastIndexOf('/') + 1);
      queue.add(new Place(path, last + "/" + name, above.depth() + 1, seen));
    }
  }

  private Path child(Path folder, String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) >= 0x80) {
        return host.path(host.text(folder) + "/" + name);
      }
    }
    return folder.resolve(name);
  }

  private static String lastTwo(String text) {
    int last = text.lastIndexOf('/');
    return text.substring(text.lastIndexOf('/', last - 1) + 1);
  }
}
