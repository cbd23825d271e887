package dev.auditpath.searchpaths;

import dev.auditpath.host.Problems;
import dev.auditpath.model.Problem;
import java.util.ArrayList;
import java.util.List;

/** The lines of start-up files that may change PATH in a way that cannot be told. */
final class NotUnderstood {
  private static final int MOST = 20;

  private final List<String> lines = new ArrayList<>();

  /** Notes a line once. */
  void add(String file, int line, String why) {
    String note = file + (line > 0 ? ":" + line : "") + ": " + why;
    if (lines.size() < MOST && !lines.contains(note)) {
      lines.add(note);
    }
  }

  List<String> toList() {
    return List.copyOf(lines);
  }

  /** Tells a person of all lines at once. */
  void tell(Problems problems) {
    if (!lines.isEmpty()) {
      problems.add(
          new Problem(
              "not-understood",
              lines.get(0).substring(0, lines.get(0).indexOf(": ")),
              "the terminal's search path is an estimate, since what this does to PATH cannot be told"
                  + " without running it: "
                  + String.join("; ", lines)
                  + ". --ask-shell asks the shell instead",
              false));
    }
  }
}
