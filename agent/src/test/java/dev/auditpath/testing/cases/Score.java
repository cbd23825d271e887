package dev.auditpath.testing.cases;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * How often one question was answered rightly.
 *
 * @param hits yes where yes is right
 * @param falseAlarms yes where no is right
 * @param misses no where yes is right
 */
public record Score(int hits, int falseAlarms, int misses) {
  static Score of(List<Verdict> verdicts, Predicate<Verdict> right, Predicate<Verdict> said) {
    int hits = (int) verdicts.stream().filter(right.and(said)).count();
    int alarms = (int) verdicts.stream().filter(said.and(right.negate())).count();
    int misses = (int) verdicts.stream().filter(right.and(said.negate())).count();
    return new Score(hits, alarms, misses);
  }

  /** Returns the scores of whether a person should be interrupted. */
  public static Score ofInterruptions(List<Verdict> verdicts) {
    return of(verdicts, verdict -> verdict.labelled().interrupts(), Verdict::interrupts);
  }

  /** Returns the scores of one label; a case that allows the label got expects just that one. */
  static Score ofLabel(List<Verdict> verdicts, Label label) {
    return of(
        verdicts,
        verdict ->
            (verdict.isRight() ? verdict.got() : verdict.labelled().expected().get(0)) == label,
        verdict -> verdict.got() == label);
  }

  /** Returns the share of the alarms that are right, 1 where there is none. */
  public double precision() {
    return hits + falseAlarms == 0 ? 1 : (double) hits / (hits + falseAlarms);
  }

  /** Returns the share of what should be found that is, 1 where there is nothing to find. */
  public double recall() {
    return hits + misses == 0 ? 1 : (double) hits / (hits + misses);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "precision %.3f  recall %.3f  (%d right, %d false, %d missed)",
        precision(),
        recall(),
        hits,
        falseAlarms,
        misses);
  }
}
