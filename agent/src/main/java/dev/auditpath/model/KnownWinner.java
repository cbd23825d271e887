package dev.auditpath.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a winner.
 *
 * @param searchPath the id of the search path
 * @param command the command it won, in its canonical form
 * @param path as text
 * @param providerKind the installer family
 * @param providerName empty when unattributed
 * @param providerVersion empty when unknown
 * @param content what tells one content at that path from another; empty where the provider does
 */
public record KnownWinner(
    String searchPath,
    String command,
    String path,
    String providerKind,
    String providerName,
    String providerVersion,
    String content) {

  /** Returns whether another winner is the same file, or another version of it. */
  public boolean isSame(KnownWinner other) {
    return path.equals(other.path) && isOfSameProvider(other) && content.equals(other.content);
  }

  /** Returns whether another winner is this very file under another name. */
  public boolean isMoved(KnownWinner other) {
    return isUnattributed()
        && other.isUnattributed()
        && !content.isEmpty()
        && content.equals(other.content);
  }

  /** Returns whether the same provider brought this winner in another version. */
  public boolean isUpdateOf(KnownWinner other) {
    return isOfSameProvider(other)
        && !providerVersion.equals(other.providerVersion)
        && !providerVersion.isEmpty()
        && !other.providerVersion.isEmpty();
  }

  /** Returns the provider in a few words. */
  public String provider() {
    return isUnattributed()
        ? "nobody's"
        : providerName
            + (providerVersion.isEmpty() ? "" : " " + providerVersion)
            + " ("
            + providerKind
            + ")";
  }

  /** Returns whether the same package or distribution put another winner there. */
  public boolean isOfSameProvider(KnownWinner other) {
    return providerKind.equals(other.providerKind) && providerName.equals(other.providerName);
  }

  /** Returns whether no package or distribution put it there. */
  public boolean isUnattributed() {
    return providerName.isEmpty();
  }

  /** Returns the winners on the named search paths, without what activation would change. */
  public static List<KnownWinner> all(Facts facts) {
    Map<Path, Executable> executables = new HashMap<>();
    for (DirectoryListing listing : facts.inventory().listings().values()) {
      listing.executables().forEach(executable -> executables.put(executable.path(), executable));
    }
    List<KnownWinner> winners = new ArrayList<>();
    for (Resolution resolution : facts.resolutions()) {
      if (resolution.environment().isEmpty()) {
        resolution
            .winner()
            .map(winner -> of(resolution, winner, executables.get(winner.path()), facts))
            .ifPresent(winners::add);
      }
    }
    return winners;
  }

  private static KnownWinner of(
      Resolution resolution, Candidate winner, @Nullable Executable listed, Facts facts) {
    boolean unattributed = winner.provenance() instanceof Unattributed;
    return new KnownWinner(
        resolution.searchPath(),
        resolution.command().canonical(),
        facts.text(winner.path()),
        winner.provenance().kind(),
        winner.provenance().name(),
        winner.provenance().version(),
        unattributed && listed != null ? content(listed) : "");
  }

  /** Of the identity only the inode: devices are numbered anew when the machine starts. */
  private static String content(Executable listed) {
    String key = String.valueOf(listed.identity().key());
    int inode = key.indexOf("ino=");
    return listed.size() + (inode < 0 ? "" : " " + key.substring(inode, key.length() - 1));
  }
}
