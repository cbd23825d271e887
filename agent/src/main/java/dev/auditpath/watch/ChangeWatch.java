package dev.auditpath.watch;

import dev.auditpath.host.Host;
import dev.auditpath.host.Mounts;
import dev.auditpath.host.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Watches what a plan names: as much as it may by the kernel, the rest by looking again and again.
 * Used by one thread.
 */
public final class ChangeWatch implements AutoCloseable {
  private final Host host;
  private final Hints hints;
  private final boolean simulateOverflow;
  private final Duration pollInterval;
  private @Nullable ArmedWatch armed;
  private @Nullable Poll poll;
  private WatchPlan plan = WatchPlan.NOTHING;
  private Coverage coverage = Coverage.NONE;
  private Map<Path, String> mounted = Map.of();

  /**
   * @param simulateOverflow whether to lose the first event after each arming, for tests
   */
  public ChangeWatch(Host host, Hints hints, boolean simulateOverflow) {
    this(host, hints, simulateOverflow, Poll.INTERVAL);
  }

  ChangeWatch(Host host, Hints hints, boolean simulateOverflow, Duration pollInterval) {
    this.host = host;
    this.hints = hints;
    this.simulateOverflow = simulateOverflow;
    this.pollInterval = pollInterval;
  }

  /** Returns what is watched now. */
  public Coverage coverage() {
    return coverage;
  }

  /** Returns whether a look at a directory that is polled does not come back. */
  public boolean stalled() {
    return poll != null && poll.isStalled();
  }

  /**
   * Returns whether something was mounted over what is watched since it was armed, or taken off it:
   * the kernel tells nothing of that (inotify(7)).
   */
  public boolean isMountedOver() {
    return !mounted.equals(mountedNow());
  }

  private Map<Path, String> mountedNow() {
    return Mounts.read(host, new Problems(host)).over(plan.places().keySet());
  }

  /**
   * Watches what a plan names, unless just that is watched already.
   *
   * @param again whether to begin anew in any case
   * @return whether anything was changed; what happened in between may have gone unseen
   */
  public boolean arm(WatchPlan next, boolean again) {
    if (!again && next.equals(plan)) {
      return false;
    }
    close();
    plan = next;
    mounted = mountedNow();
    List<Path> local = next.local();
    List<String> reasons = new ArrayList<>();
    int allowance = InotifyLimits.allowance(host);
    int most = Math.min(local.size(), allowance);
    if (most < local.size()) {
      reasons.add("this program takes a quarter of fs.inotify.max_user_watches at most");
    }
    int watched = armAsMany(local, most, reasons);
    List<Path> polled = new ArrayList<>(local.subList(watched, local.size()));
    if (!next.remote().isEmpty()) {
      polled.addAll(next.remote());
      reasons.add("a network or FUSE file system tells nothing of others' changes");
    }
    if (!polled.isEmpty()) {
      poll = Poll.start(polled, hints, pollInterval);
    }
    coverage = new Coverage(watched, allowance, polled, reasons);
    return true;
  }

  /** The kernel says only that it was one too many, so half of them are tried next. */
  private int armAsMany(List<Path> local, int most, List<String> reasons) {
    for (int count = most; count > 0; count /= 2) {
      try {
        armed = ArmedWatch.arm(local.subList(0, count), plan.places(), hints, simulateOverflow);
        return count;
      } catch (IOException refused) {
        String reason = "the kernel refused: " + Problems.reason(refused);
        if (!reasons.contains(reason)) {
          reasons.add(reason);
        }
      }
    }
    return 0;
  }

  /** Watches nothing any more. */
  @Override
  public void close() {
    if (armed != null) {
      try {
        armed.close();
      } catch (IOException closedAnyway) {
        // The kernel closes what it can; nothing more is heard of it.
      }
      armed = null;
    }
    if (poll != null) {
      poll.close();
      poll = null;
    }
  }
}
