package dev.auditpath.rules;

import dev.auditpath.model.Exposure;
import dev.auditpath.model.Facts;
import dev.auditpath.model.Finding;
import dev.auditpath.model.RuleInfo;
import dev.auditpath.model.SearchPathEntry;
import java.util.List;

/** Fires when others than the user and root can write to a searched directory or one above it. */
public final class WritablePathEntry implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "writable-path-entry",
          "Others can put commands into a directory of your search path",
          "Whoever can write there decides what runs under your name");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> check(Facts facts) {
    return PathEntries.findings(
        facts,
        INFO.id(),
        entry -> entry.mayHoldCommands() && !entry.exposures().isEmpty(),
        PathEntries::highBeforeSystem,
        (searchPath, entry) -> words(entry, facts));
  }

  private static PathEntries.Words words(SearchPathEntry entry, Facts facts) {
    Exposure exposure = entry.exposures().get(0);
    String where =
        exposure.directory().equals(entry.directory())
            ? ""
            : " by way of " + facts.text(exposure.directory());
    return new PathEntries.Words(
        "Commands are searched in "
            + facts.text(entry.directory())
            + ", where "
            + exposure.who()
            + " can write"
            + where,
        List.of(
            "Take the right away: chmod go-w " + ShellWord.quoted(facts.text(exposure.directory())),
            "Or take the directory off your PATH."));
  }
}
