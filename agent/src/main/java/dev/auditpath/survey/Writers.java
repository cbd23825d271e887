package dev.auditpath.survey;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Exposure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says who besides the user and root can write to a directory or to one above it, and so put a
 * command there. Owner, group and mode bits only. Looks at each directory once; for one survey, on
 * one thread.
 */
public final class Writers {
  /** Whoever may not be seen from within a user namespace (user_namespaces(7)). */
  private static final long OVERFLOW_ID = 65534;

  private static final int MOST_LINKS = 8;

  private final Map<Path, Optional<Permissions>> permissions = new HashMap<>();
  private @Nullable Accounts accounts;

  /**
   * Returns who else can write, nearest directory first; a group whose members are not known is
   * left out. A sticky directory counts where it is searched itself, since anybody may create a
   * file in it, but not above one that is the user's or root's, which nobody else may remove.
   */
  public List<Exposure> exposures(Path directory, Host host, Problems problems) {
    return collect(directory, host, problems, false);
  }

  /** Returns the groups that can write and that {@code /etc/group} does not have. */
  public List<Exposure> unknown(Path directory, Host host, Problems problems) {
    return collect(directory, host, problems, true);
  }

  /** Returns who else could create a directory that is missing, or what a dangling link names. */
  public List<Exposure> creators(Path missing, Host host, Problems problems) {
    Set<Exposure> creators = new LinkedHashSet<>();
    Path at = missing.toAbsolutePath();
    for (int links = 0; links <= MOST_LINKS; links++) {
      Path existing = nearestExisting(at);
      creators.addAll(exposures(existing, host, problems));
      Path link = existing.equals(at) ? at : existing.resolve(at.getName(existing.getNameCount()));
      if (!Files.isSymbolicLink(link)) {
        break;
      }
      at = target(link, at, problems);
    }
    return List.copyOf(creators);
  }

  private static Path nearestExisting(Path missing) {
    Path at = missing;
    while (at.getParent() != null && !Files.exists(at)) {
      at = at.getParent();
    }
    return at;
  }

  private static Path target(Path link, Path whole, Problems problems) {
    try {
      Path rest = link.relativize(whole);
      return link.resolveSibling(Files.readSymbolicLink(link)).resolve(rest).normalize();
    } catch (IOException unreadable) {
      problems.add(link, unreadable);
      return link;
    }
  }

  private List<Exposure> collect(Path directory, Host host, Problems problems, boolean unknown) {
    Path named = directory.toAbsolutePath();
    Set<Path> places = new LinkedHashSet<>(upwards(named));
    try {
      places.addAll(upwards(named.toRealPath()));
    } catch (NoSuchFileException absent) {
      // Whoever can write above it can create it all the same.
    } catch (IOException unreadable) {
      problems.add(named, unreadable);
    }
    Set<Path> searched = Set.of(named, realOf(places, named));
    return List.of();
  }
}
