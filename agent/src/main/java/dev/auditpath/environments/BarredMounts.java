package dev.auditpath.environments;

import dev.auditpath.host.FileSystemTypes;
import dev.auditpath.host.Host;
import dev.auditpath.host.Mounts;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The mount points that a search does not enter, known before any of them is touched. */
final class BarredMounts {
  private final Mounts mounts;
  private final Host host;
  private final Problems problems;
  private final Map<Path, String> barred = new HashMap<>();
  private final Set<Path> above = new HashSet<>();

  BarredMounts(Mounts mounts, Host host, Problems problems) {
    this.mounts = mounts;
    this.host = host;
    this.problems = problems;
  }

  /**
   * Returns whether a search may begin in a directory, and learns the mount points below it.
   *
   * @param directory as the search names it; a link in its name changes nothing
   */
  boolean allows(Path directory) throws IOException {
    // Its own name is compared first: to follow it may be the look that never returns.
    String type = mounts.typeOf(directory);
    Path real = FileSystemTypes.isRemote(type) ? directory : directory.toRealPath();
    type = mounts.typeOf(real);
    if (FileSystemTypes.isRemote(type) || FileSystemTypes.isPseudo(type)) {
      say(directory, type);
      return false;
    }
    for (Map.Entry<Path, String> mount : mounts.below(real).entrySet()) {
      String below = mount.getValue();
      boolean pseudo = FileSystemTypes.isPseudo(below);
      if (pseudo || FileSystemTypes.isRemote(below) || FileSystemTypes.isLayered(below)) {
        Path point = directory.resolve(real.relativize(mount.getKey()));
        barred.put(point, below);
        Optional.ofNullable(point.getParent()).ifPresent(above::add);
      }
    }
    return true;
  }

  /** Returns whether any barred mount point stands right in a folder. */
  boolean standIn(Path folder) {
    return above.contains(folder);
  }

  /** Returns whether a place is a mount point not to be entered; says so unless it has no files. */
  boolean bars(Path place) {
    String type = barred.get(place);
    if (type != null && !FileSystemTypes.isPseudo(type)) {
      say(place, type);
    }
    return type != null;
  }

  private void say(Path place, String type) {
    String message = "not searched for environments: a file system of type " + type;
    problems.add(new Problem("not-entered", host.text(place), message, false));
  }
}
