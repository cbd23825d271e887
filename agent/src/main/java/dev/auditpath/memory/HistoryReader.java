package dev.auditpath.memory;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.HistoryEntry;
import dev.auditpath.model.Problem;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the history, oldest first, and says where its chain is broken. */
public final class HistoryReader {
  private static final int CAP = 8 * 1024 * 1024;

  private final Host host;
  private final Problems problems;
  private Optional<HistoryHead> head = Optional.empty();
  private String before = "";
  private long number;

  public HistoryReader(Host host, Problems problems) {
    this.host = host;
    this.problems = problems;
  }

  /** Returns all entries; lines that cannot be read, and breaks, go to the problems. */
  public List<HistoryEntry> read() {
    List<HistoryEntry> entries = new ArrayList<>();
    // Before the lines: what is added meanwhile is after the head.
    head = HistoryHead.read(host);
    for (int rotated = History.MOST_ROTATED; rotated >= 0; rotated--) {
      read(History.file(host, rotated), entries);
    }
    head.flatMap(newest -> newest.missing(number))
        .ifPresent(
            what ->
                problems.add(
                    new Problem("history", host.text(History.file(host, 0)), what, false)));
    return entries;
  }

  private void read(Path file, List<HistoryEntry> entries) {
    try {
      String text = host.readText(file, CAP);
      int count = 0;
      for (String line : text.split("\n", -1)) {
        count++;
        if (!line.isEmpty()) {
          read(file, count, line, entries);
        }
      }
    } catch (NoSuchFileException | NotDirectoryException absent) {
      // None yet.
    } catch (IOException unreadable) {
      problems.add(file, unreadable);
    }
  }

  private void read(Path file, int at, String text, List<HistoryEntry> entries) {
    try {
      HistoryLine line = HistoryLine.parse(text);
      boolean first = before.isEmpty();
      boolean follows =
          line.previous().equals(first ? HistoryLine.NONE : HistoryLine.digest(before))
              && line.number() == number + 1;
      // The oldest file that is kept begins in the middle.
      boolean begins = first && (line.number() == 1 || !entries.isEmpty() || isRotated(file));
      if (!follows && !begins) {
        broken(file, at, "does not follow from the line before: the history was changed");
      }
      if (head.isPresent() && !head.get().allows(line, text)) {
        broken(file, at, "is not the one that was written: the history was changed");
      }
      number = line.number();
      entries.add(line.entry());
    } catch (IOException damaged) {
      broken(file, at, Problems.reason(damaged));
    }
    before = text;
  }

  private boolean isRotated(Path file) {
    return host.exists(History.file(host, 1)) || !file.equals(History.file(host, 0));
  }

  private void broken(Path file, int line, String what) {
    problems.add(new Problem("history", host.text(file), "line " + line + " " + what, false));
  }
}
