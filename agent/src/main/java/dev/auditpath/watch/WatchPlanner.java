package dev.auditpath.watch;

import dev.auditpath.host.FileSystemTypes;
import dev.auditpath.host.Host;
import dev.auditpath.host.Mounts;
import dev.auditpath.model.DirectoryListing;
import dev.auditpath.model.DirectoryRole;
import dev.auditpath.model.Executable;
import dev.auditpath.model.FileIdentity;
import dev.auditpath.model.Inventory;
import dev.auditpath.model.PythonEnvironment;
import dev.auditpath.model.SearchPath;
import dev.auditpath.model.SearchPathEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns what an audit saw into the directories whose changes would change the next one: never
 * recursive, and each directory once by device and inode.
 *
 * <p>A change of a directory itself (its mode, its removal, another in its place, a link set to
 * lead elsewhere) is told by the one above it, so all above are watched for that one name; and so
 * is the nearest one above what does not exist yet.
 */
public final class WatchPlanner {
  private final Host host;
  private final Mounts mounts;
  private final Map<FileIdentity, Path> realPaths = new HashMap<>();
  private final Map<Path, Attention> places = new LinkedHashMap<>();
  private final Set<Path> remote = new HashSet<>();
  private final Set<Path> guarded = new HashSet<>();

  private WatchPlanner(Host host, Mounts mounts) {
    this.host = host;
    this.mounts = mounts;
  }

  /**
   * What an inventory does not hold.
   *
   * @param own files of this program that change what it tells
   * @param projects folders in which environments may appear, the nearest first; of these not all
   *     may be watched
   */
  public record Besides(List<Path> own, List<Path> projects) {}

  /** Plans. */
  public static WatchPlan plan(Inventory inventory, Besides besides, Host host, Mounts mounts) {
    WatchPlanner planner = new WatchPlanner(host, mounts);
    planner.searchPaths(inventory);
    SearchPathFiles.of(host).forEach(planner::watch);
    planner.files(besides.own());
    planner.environments(inventory);
    planner.linkTargets(inventory);
    PackageDatabases.of(host).forEach(planner::watch);
    EnvironmentHomes.of(host).forEach(place -> planner.watch(place, Attention.NEW_FOLDERS));
    planner.nextToEnvironments(inventory);
    besides.projects().forEach(folder -> planner.add(folder, Attention.NEW_FOLDERS));
    return new WatchPlan(planner.places, planner.remote);
  }

  private void searchPaths(Inventory inventory) {
    for (SearchPath searchPath : inventory.searchPaths()) {
      for (SearchPathEntry entry : searchPath.entries()) {
        watch(entry.directory(), Attention.EVERYTHING);
      }
    }
  }

  private void files(List<Path> files) {
    for (Path file : files) {
      Path above = file.getParent();
      if (above != null) {
        watch(above, Attention.to(name(file)));
        add(file, Attention.EVERYTHING);
      }
    }
  }

  private void environments(Inventory inventory) {
    for (PythonEnvironment environment : inventory.environments()) {
      watch(environment.binDirectory(), Attention.EVERYTHING);
      watch(environment.prefix(), Attention.to("pyvenv.cfg", "conda-meta", "bin"));
    }
    for (PythonEnvironment environment : inventory.environments()) {
      environment.sitePackages().forEach(site -> watch(site, Attention.EVERYTHING));
      environment.addedPaths().forEach(added -> watch(added, Attention.EVERYTHING));
    }
  }

  /** Where one environment is, the next may be made. */
  private void nextToEnvironments(Inventory inventory) {
    for (PythonEnvironment environment : inventory.environments()) {
      Path above = environment.prefix().getParent();
      if (environment.ownsBinDirectory() && above != null) {
        watch(above, Attention.NEW_FOLDERS);
        Path higher = above.getParent();
        if (higher != null && higher.startsWith(host.home())) {
          watch(higher, Attention.NEW_FOLDERS);
        }
      }
    }
  }

  /** What a link in the system's own directories leads to, its package manager puts there. */
  private void linkTargets(Inventory inventory) {
    Set<Path> system = new HashSet<>();
    for (SearchPath searchPath : inventory.searchPaths()) {
      for (SearchPathEntry entry : searchPath.entries()) {
        if (entry.role() == DirectoryRole.SYSTEM) {
          system.add(entry.directory());
        }
      }
    }
    for (Map.Entry<Path, DirectoryListing> listed : inventory.listings().entrySet()) {
      if (!system.contains(listed.getKey())) {
        listed.getValue().executables().forEach(this::linkTarget);
      }
    }
  }

  private void linkTarget(Executable executable) {
    if (!executable.symbolicLink()) {
      return;
    }
    try {
      Path target = executable.path().toRealPath();
      Path above = target.getParent();
      if (above != null) {
        add(above, Attention.to(name(target)));
      }
    } catch (IOException leadsNowhere) {
      // The link itself is watched; what it leads to appears with a change that no one can foresee.
    }
  }

  private void watch(Path directory, Attention attention) {
    add(directory, attention);
    guard(directory);
    try {
      guard(directory.toRealPath());
    } catch (IOException missing) {
      // What is above it by name is guarded already.
    }
  }

  /** Has every directory above one told of it. */
  private void guard(Path directory) {
    Path below = directory;
    for (Path above = directory.getParent();
        above != null && guarded.add(below);
        above = above.getParent()) {
      add(above, Attention.to(name(below)));
      below = above;
    }
  }

  /** As events spell it. */
  private static String name(Path place) {
    return String.valueOf(place.getFileName());
  }

  private void add(Path directory, Attention attention) {
    try {
      if (!host.isDirectory(directory)) {
        return;
      }
      FileIdentity identity = host.identity(directory);
      Path known = realPaths.get(identity);
      if (known == null) {
        known = directory.toRealPath();
        realPaths.put(identity, known);
        if (FileSystemTypes.isRemote(mounts.typeOf(known))) {
          remote.add(known);
        }
      }
      places.merge(known, attention, Attention::and);
    } catch (IOException goneMeanwhile) {
      // The one above tells when it comes back.
    }
  }
}
