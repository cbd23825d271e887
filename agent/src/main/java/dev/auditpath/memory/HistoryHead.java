package dev.auditpath.memory;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import java.io.IOException;
import java.util.Optional;

/**
 * Which line of the history was the newest when something was added last, in {@code history.head}:
 * a chain alone does not tell that its end was cut off.
 *
 * @param number of that line
 * @param digest of that line
 */
record HistoryHead(long number, String digest) {

  /** Returns the head; empty where nothing was added yet. */
  static Optional<HistoryHead> read(Host host) {
    try {
      return file(host)
          .read(
              host,
              new Problems(host),
              fields -> new HistoryHead(fields.number("number"), fields.text("digest")));
    } catch (NewerStateException newer) {
      return Optional.empty();
    }
  }

  /** Writes it in place of the one before. */
  void write(Host host) throws IOException {
    file(host)
        .write(
            host,
            json -> {
              json.writeNumberField("number", number);
              json.writeStringField("digest", digest);
            });
  }

  /**
   * Returns what is missing, as a sentence without its end.
   *
   * @param last the number of the newest line that there is; 0 where there is none
   */
  Optional<String> missing(long last) {
    if (last >= number) {
      return Optional.empty();
    }
    long lines = number - last;
    return Optional.of("the newest " + (lines == 1 ? "line is" : lines + " lines are") + " gone");
  }

  /** Returns whether a line is this one, or is not said to be. */
  boolean allows(HistoryLine line, String text) {
    return line.number() != number || HistoryLine.digest(text).equals(digest);
  }

  private static StateFile file(Host host) {
    return new StateFile(
        StateDirectory.of(host).resolve("history.head"), "audit-path/history-head/", 1);
  }
}
