package dev.auditpath.searchpaths;

/** How a shell's command ended, as far as can be told without running it. */
enum Verdict {
  YES,
  NO,
  UNKNOWN;

  static Verdict of(boolean yes) {
    return yes ? YES : NO;
  }

  Verdict negated() {
    return this == UNKNOWN ? UNKNOWN : of(this == NO);
  }
}
