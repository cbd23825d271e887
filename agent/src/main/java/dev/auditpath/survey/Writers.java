package dev.auditpath.survey;

import dev.auditpath.host.Accounts;
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
    Set<Rung> rungs = new LinkedHashSet<>(Rung.upwards(named));
    try {
      rungs.addAll(Rung.upwards(named.toRealPath()));
    } catch (NoSuchFileException absent) {
      // Then those above it as named are all there is.
    } catch (IOException unreadable) {
      problems.add(named, unreadable);
    }
    if (accounts == null) {
      accounts = new Accounts(host, problems);
    }
    Judgement judgement = new Judgement(host, problems, accounts);
    return rungs.stream()
        .flatMap(rung -> unknown ? judgement.unknownGroup(rung) : judgement.writers(rung))
        .distinct()
        .toList();
  }

  private Optional<Permissions> permissions(Path place, Problems problems) {
    return permissions.computeIfAbsent(place, absent -> read(place, problems));
  }

  private static Optional<Permissions> read(Path place, Problems problems) {
    try {
      return Optional.of(Permissions.of(place));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    } catch (IOException unreadable) {
      problems.add(place, unreadable);
      return Optional.empty();
    }
  }

  /**
   * A directory on the way up.
   *
   * @param below the entry of it that leads to the directory searched; null for that one itself
   */
  private record Rung(Path place, @Nullable Path below) {
    static List<Rung> upwards(Path from) {
      List<Rung> rungs = new ArrayList<>();
      Path below = null;
      for (Path at = from; at != null; at = at.getParent()) {
        rungs.add(new Rung(at, below));
        below = at;
      }
      return rungs;
    }
  }

  /** Applies the rules for one user. */
  private final class Judgement {
    private final Host host;
    private final Problems problems;
    private final Accounts accounts;

    Judgement(Host host, Problems problems, Accounts accounts) {
      this.host = host;
      this.problems = problems;
      this.accounts = accounts;
    }

    Stream<Exposure> writers(Rung rung) {
      Optional<Permissions> known = permissions(rung.place(), problems);
      if (known.isEmpty()) {
        return Stream.empty();
      }
      Permissions permissions = known.get();
      List<Exposure> writers = new ArrayList<>();
      if (!isTrusted(permissions.userId())) {
        writers.add(new Exposure(rung.place(), userName(permissions.userId())));
      }
      boolean open = !permissions.isSticky() || !isProtected(rung.below());
      if (permissions.othersMayWrite() && open) {
        writers.add(new Exposure(rung.place(), "everyone"));
      } else if (permissions.groupMayWrite() && open) {
        groupWithOthers(permissions.groupId())
            .ifPresent(group -> writers.add(new Exposure(rung.place(), group)));
      }
      return writers.stream();
    }

    Stream<Exposure> unknownGroup(Rung rung) {
      return permissions(rung.place(), problems)
          .filter(permissions -> permissions.groupMayWrite() && permissions.groupId() != 0)
          .filter(permissions -> !permissions.othersMayWrite())
          .filter(permissions -> accounts.groupName(permissions.groupId()).isEmpty())
          .filter(permissions -> !accounts.hasOthers(permissions.groupId(), host.userId()))
          .map(permissions -> "group " + permissions.groupId() + " (members not known)")
          .map(who -> new Exposure(rung.place(), who))
          .stream();
    }

    /** Returns whether stickiness keeps others from replacing an entry. */
    private boolean isProtected(@Nullable Path entry) {
      if (entry == null) {
        return false;
      }
      try {
        return isTrusted(Permissions.of(entry, LinkOption.NOFOLLOW_LINKS).userId());
      } catch (IOException unreadable) {
        // Missing or hidden: the entry may be made or replaced as far as can be seen.
        return false;
      }
    }

    private boolean isTrusted(long userId) {
      return userId == 0 || userId == host.userId() || isUnmappedRoot(userId);
    }

    /** Within a user namespace root's files may show as nobody's, the root directory included. */
    private boolean isUnmappedRoot(long userId) {
      return userId == OVERFLOW_ID
          && permissions(host.system("/"), problems)
              .map(permissions -> permissions.userId() == OVERFLOW_ID)
              .orElse(false);
    }

    private Optional<String> groupWithOthers(long groupId) {
      return accounts
          .groupName(groupId)
          .or(() -> Optional.of(String.valueOf(groupId)))
          .filter(name -> accounts.hasOthers(groupId, host.userId()))
          .map(name -> "group \"" + name + "\"");
    }

    private String userName(long userId) {
      return accounts
          .user(userId)
          .map(account -> "user \"" + account.name() + "\"")
          .orElse("user " + userId);
    }
  }
}
