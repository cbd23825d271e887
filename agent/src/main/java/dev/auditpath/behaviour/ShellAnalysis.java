package dev.auditpath.behaviour;

import dev.auditpath.model.Behaviour;

/**
 * Tells from shell text what it does, without running it: which programs it starts, what it does
 * besides, and what of it cannot be told. POSIX shells, bash and zsh; variables are followed as far
 * as they hold constants, whatever the order of assignments.
 */
public final class ShellAnalysis {
  private static final int LONGEST = 300_000;

  private ShellAnalysis() {}

  /** Returns what some shell text does; never throws, whatever the text is. */
  public static Behaviour of(ShellSource source) {
    ShellReport report = new ShellReport(source);
    if (source.text().length() > LONGEST) {
      report.unread("it is longer than what is read of a shell script", source.line());
      return report.toBehaviour();
    }
    ShellScope scope = new ShellScope();
    report.mute(true);
    new ShellWalk(source, scope, report).text(source.text(), source.line());
    report.mute(false);
    scope.restart();
    ShellWalk walk = new ShellWalk(source, scope, report);
    walk.text(source.text(), source.line());
    if (walk.expansion().isExhausted()) {
      report.unread("its words are more than are looked into", source.line());
    }
    return report.toBehaviour();
  }
}
