package dev.auditpath.rules;

import dev.auditpath.model.EntryStatus;
import dev.auditpath.model.Exposure;
import dev.auditpath.model.Facts;
import dev.auditpath.model.Finding;
import dev.auditpath.model.RuleInfo;
import dev.auditpath.model.SearchPathEntry;
import dev.auditpath.model.Severity;
import java.util.List;

/** Fires on a PATH entry that does not exist and that others could create. */
public final class MissingPathEntry implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "missing-path-entry",
          "A directory of your search path is missing, and others could create it",
          "Whoever creates it decides what runs under your name");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> check(Facts facts) {
    return PathEntries.findings(
        facts,
        INFO.id(),
        entry -> entry.status() == EntryStatus.MISSING && !entry.creators().isEmpty(),
        (searchPath, entry) -> Severity.MEDIUM,
        (searchPath, entry) -> words(entry, facts));
  }

  private static PathEntries.Words words(SearchPathEntry entry, Facts facts) {
    Exposure creator = entry.creators().get(0);
    return new PathEntries.Words(
        "Commands are searched in "
            + facts.text(entry.directory())
            + ", which does not exist; "
            + creator.who()
            + " could create it in "
            + facts.text(creator.directory()),
        List.of("Take the entry out of PATH, or create the directory yourself."));
  }
}
