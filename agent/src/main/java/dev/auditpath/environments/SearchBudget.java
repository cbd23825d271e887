package dev.auditpath.environments;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Problem;
import dev.auditpath.model.SearchBounds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** What is left of a search's bounds; says once of each bound that it was reached, and where. */
final class SearchBudget {
  private static final int MOST_UNREADABLE = 20;

  private final SearchBounds bounds;
  private final LongSupplier nanoseconds;
  private final Host host;
  private final Problems problems;
  private final long start;
  private int read;
  private int unreadable;
  private boolean deeper;
  private boolean spent;

  /**
   * Begins to count.
   *
   * @param nanoseconds a clock that only goes forward
   */
  SearchBudget(SearchBounds bounds, LongSupplier nanoseconds, Host host, Problems problems) {
    this.bounds = bounds;
    this.nanoseconds = nanoseconds;
    this.host = host;
    this.problems = problems;
    this.start = nanoseconds.getAsLong();
  }

  /** Returns how many more entries may be read. */
  int entriesLeft() {
    return Math.max(0, bounds.entries() - read);
  }

  void countRead(int entries) {
    read += entries;
  }

  /** Returns whether the search has to end; the first time, a problem says so. */
  boolean isSpent(Path next) {
    if (spent) {
      return true;
    }
    if (read > bounds.entries()) {
      stop(next, "the search for environments ended here after %,d entries (search.entries)", read);
    } else if (nanoseconds.getAsLong() - start > TimeUnit.SECONDS.toNanos(bounds.seconds())) {
      stop(next, "the search ended here after %,d seconds (search.seconds)", bounds.seconds());
    }
    return spent;
  }

  /** Returns whether any bound was reached. */
  boolean wasSpent() {
    return spent;
  }

  /** Returns whether a folder lies too deep; the first time, a problem says so. */
  boolean isTooDeep(Path folder, int depth) {
    if (depth <= bounds.depth()) {
      return false;
    }
    if (!deeper) {
      deeper = true;
      say(folder, "folders %,d levels down, as this one, were not searched (search.depth)", depth);
    }
    return true;
  }

  /** Notes a folder that could not be read; the first twenty by name. */
  void addUnreadable(Path folder, IOException cause) {
    unreadable++;
    if (unreadable <= MOST_UNREADABLE) {
      problems.add(folder, cause);
    }
  }

  /** Says how many folders more could not be read. */
  void finish(Path start) {
    if (unreadable > MOST_UNREADABLE) {
      String message =
          String.format(Locale.ROOT, "%,d folders below it could not be read", unreadable);
      problems.add(new Problem("unreadable", host.text(start), message, false));
    }
  }

  private void stop(Path next, String sentence, int number) {
    spent = true;
    say(next, sentence, number);
  }

  private void say(Path place, String sentence, int number) {
    String message = String.format(Locale.ROOT, sentence, number) + "; environments may be missing";
    problems.add(new Problem("cap-reached", host.text(place), message, false));
  }
}
