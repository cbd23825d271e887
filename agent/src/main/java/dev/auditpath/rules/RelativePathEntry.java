package dev.auditpath.rules;

import dev.auditpath.model.EntryStatus;
import dev.auditpath.model.Facts;
import dev.auditpath.model.Finding;
import dev.auditpath.model.RuleInfo;
import dev.auditpath.model.SearchPath;
import dev.auditpath.model.SearchPathEntry;
import java.util.List;

/** Fires on an empty or relative PATH entry (CWE-426). */
public final class RelativePathEntry implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "relative-path-entry",
          "An entry of your search path depends on where you stand",
          "In a directory that somebody else filled, a command's name runs their file");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> check(Facts facts) {
    return PathEntries.findings(
        facts,
        INFO.id(),
        entry -> entry.status() == EntryStatus.EMPTY || entry.status() == EntryStatus.RELATIVE,
        PathEntries::highBeforeSystem,
        RelativePathEntry::words);
  }

  private static PathEntries.Words words(SearchPath searchPath, SearchPathEntry entry) {
    String what =
        entry.status() == EntryStatus.EMPTY
            ? "is empty, which means the current directory"
            : "is \"" + entry.written() + "\", which " + entry.note();
    return new PathEntries.Words(
        "Entry " + (entry.position() + 1) + " of the " + searchPath.id() + " search path " + what,
        List.of("Write the whole path of the directory you mean, or take the entry out of PATH."));
  }
}
