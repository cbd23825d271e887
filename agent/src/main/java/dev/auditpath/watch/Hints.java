package dev.auditpath.watch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Where hints wait until they have come to rest. A burst is one: a hint is due once nothing more
 * has come for the quiet period, or, however much comes, after the longest delay. Safe for use by
 * several threads; one takes.
 */
public final class Hints {
  /** Scripts come before their RECORD, and chmod comes last; both within far less. */
  public static final Duration QUIET = Duration.ofMillis(400);

  public static final Duration LONGEST = Duration.ofSeconds(5);

  private static final int MOST_PLACES = 8;

  private final long quiet;
  private final long longest;
  private final Set<Path> places = new LinkedHashSet<>();
  private long count;
  private long first;
  private long last;
  private boolean overflow;
  private boolean moved;
  private boolean requested;

  public Hints() {
    this(QUIET, LONGEST);
  }

  Hints(Duration quiet, Duration longest) {
    this.quiet = quiet.toNanos();
    this.longest = longest.toNanos();
  }

  /**
   * What came to rest.
   *
   * @param count how many hints; 0 where none came in time
   * @param places some of the places they were about
   * @param overflow whether hints were lost, so that anything may have changed
   * @param moved whether a watched directory may be another one now
   * @param requested whether somebody asked, without anything having changed
   */
  public record Taken(
      long count, Set<Path> places, boolean overflow, boolean moved, boolean requested) {

    /** Returns whether there is a reason to look again. */
    public boolean lookAgain() {
      return count > 0 || overflow;
    }
  }

  /** Takes a hint about a place. */
  public synchronized void changed(Path place) {
    note();
    if (places.size() < MOST_PLACES) {
      places.add(place);
    }
  }

  /** Takes it that a watched directory came, went, or was changed itself. */
  synchronized void moved(Path directory) {
    changed(directory);
    moved = true;
  }

  /** Takes it that hints were lost. */
  public synchronized void overflow() {
    note();
    overflow = true;
  }

  /** Ends the wait at once. */
  public synchronized void request() {
    requested = true;
    notifyAll();
  }

  private void note() {
    last = System.nanoTime();
    if (count == 0) {
      first = last;
    }
    count++;
    // A hint in a burst only moves the end of the quiet period, which the waiter finds by itself.
    if (count == 1) {
      notifyAll();
    }
  }

  /** Returns whether anything has come since the last {@link #await}. */
  public synchronized boolean pending() {
    return count > 0;
  }

  /**
   * Waits until hints have come to rest, somebody asks, or time is up; returns what there is.
   *
   * @throws InterruptedException where the thread was told to end
   */
  public synchronized Taken await(Duration atMost) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    long now = System.nanoTime();
    while (!requested && now < deadline && !(count > 0 && now >= due())) {
      long until = count > 0 ? Math.min(due(), deadline) : deadline;
      wait((until - now) / 1_000_000 + 1);
      now = System.nanoTime();
    }
    boolean rested = count > 0 && now >= due();
    Taken taken =
        new Taken(
            rested ? count : 0,
            rested ? Set.copyOf(places) : Set.of(),
            rested && overflow,
            rested && moved,
            requested);
    requested = false;
    if (rested) {
      count = 0;
      overflow = false;
      moved = false;
      places.clear();
    }
    return taken;
  }

  /** What overflowed is not waited for long: the next event may be lost as well. */
  private long due() {
    return overflow ? first + quiet : Math.min(last + quiet, first + longest);
  }
}
