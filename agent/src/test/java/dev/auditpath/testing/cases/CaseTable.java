package dev.auditpath.testing.cases;

import java.util.List;

/** The verdicts as text: a line for each case, then the scores, then each miss again. */
public final class CaseTable {
  private static final String ROW = "%-5s %-12s %-12s %-4s %s%n";

  private final StringBuilder text = new StringBuilder();

  private CaseTable() {}

  public static String of(List<Verdict> verdicts) {
    CaseTable table = new CaseTable();
    table.text.append(String.format(ROW, "case", "expected", "got", "ok", "findings"));
    verdicts.forEach(table::row);
    table.text.append('\n');
    for (Label label : Label.values()) {
      table.score(label.toString(), Score.ofLabel(verdicts, label));
    }
    table.score("interrupt?", Score.ofInterruptions(verdicts));
    long right = verdicts.stream().filter(Verdict::isRight).count();
    table.text.append(String.format("%d of %d labels right%n", right, verdicts.size()));
    table.misses(verdicts);
    return table.text.toString();
  }

  private void row(Verdict verdict) {
    String notices =
        verdict.missingNotices().isEmpty() ? "" : " no notice: " + verdict.missingNotices();
    text.append(
        String.format(
            ROW,
            verdict.labelled().id(),
            verdict.labelled().required("label"),
            verdict.got(),
            verdict.isRight() ? "yes" : "NO",
            String.join(" ", verdict.told()) + notices));
  }

  private void score(String name, Score score) {
    text.append(String.format("%-12s %s%n", name, score));
  }

  private void misses(List<Verdict> verdicts) {
    for (Verdict verdict : verdicts) {
      boolean interruption = verdict.labelled().interrupts() != verdict.interrupts();
      if (!verdict.isRight() || interruption || !verdict.missingNotices().isEmpty()) {
        String weight = interruption ? "MISS  " : verdict.isRight() ? "notice" : "label ";
        text.append(
            String.format(
                "%s %s %s: %s expected, got %s%n       %s%n",
                weight,
                verdict.labelled().id(),
                verdict.labelled().required("says"),
                verdict.labelled().required("label"),
                verdict.got(),
                verdict.labelled().source()));
      }
    }
  }
}
