package dev.auditpath.rules;

import dev.auditpath.model.Behaviour;
import dev.auditpath.model.Evidence;
import dev.auditpath.model.Facts;
import dev.auditpath.model.Finding;
import dev.auditpath.model.RuleInfo;
import dev.auditpath.model.Severity;
import dev.auditpath.model.StartupHook;
import dev.auditpath.model.Unattributed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Fires on code that runs whenever Python starts and that no well-known tool writes. */
public final class RunsAtEveryStart implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "startup-hook",
          "Code runs at every start of Python",
          "It runs before any command of the environment does, with the same rights, and shows nowhere");

  private static final Set<String> FAR =
      Set.of("network", "credentials", "persistence", "dynamic-code", "native-code");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> check(Facts facts) {
    return facts.startupHooks().stream().map(hook -> finding(hook, facts)).toList();
  }

  /** An administrator's reaches far for a reason, or somebody was root and should be found. */
  private static Severity severity(StartupHook hook, boolean far) {
    if (hook.administrators()) {
      return far ? Severity.MEDIUM : Severity.INFO;
    }
    return far ? Severity.HIGH : Severity.MEDIUM;
  }

  private static Finding finding(StartupHook hook, Facts facts) {
    Behaviour behaviour = hook.behaviour();
    boolean far =
        !behaviour.unread().isEmpty()
            || behaviour.effects().stream().anyMatch(effect -> FAR.contains(effect.kind()));
    List<Evidence> evidence = new ArrayList<>(Readings.shown(behaviour.effects()));
    evidence.addAll(Readings.shown(behaviour.unread()));
    String excerpt = hook.text().lines().findFirst().orElse("");
    evidence.add(
        new Evidence(
            "origin",
            hook.file(),
            hook.line(),
            hook.provider() instanceof Unattributed
                ? "no distribution names it"
                : Providers.inWords(hook.provider()) + " put it there",
            excerpt.length() > 160 ? excerpt.substring(0, 160) + "…" : excerpt));
    String reach =
        !behaviour.effects().isEmpty()
            ? " and " + Readings.inWords(behaviour.effects())
            : behaviour.unread().isEmpty() ? "" : "; what it does cannot be read";
    return new Finding(
        INFO.id(),
        severity(hook, far),
        Optional.empty(),
        hook.file(),
        "activated",
        false,
        Optional.of(hook.environment()),
        List.of(),
        hook.provider(),
        List.of(),
        "Code in " + facts.text(hook.file()) + " runs at every start of Python" + reach,
        evidence,
        List.of(
            "If you do not know it, look at it and move it aside: mv -i "
                + ShellWord.quoted(facts.text(hook.file()))
                + " "
                + ShellWord.quoted(facts.text(hook.file()) + ".aside")),
        "");
  }
}
