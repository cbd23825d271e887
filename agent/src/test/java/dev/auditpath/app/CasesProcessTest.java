package dev.auditpath.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.testing.cases.Case;
import dev.auditpath.testing.cases.CaseAudit;
import dev.auditpath.testing.cases.CaseTable;
import dev.auditpath.testing.cases.CaseText;
import dev.auditpath.testing.cases.Score;
import dev.auditpath.testing.cases.Verdict;
import dev.auditpath.testing.cases.Workshop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Labelled cases, each built for real and audited by the built program. Properties: {@code
 * cases.only} is a pattern of identifiers, {@code cases.real} installs real distributions from the
 * index where a case names them, {@code cases.keep} is a directory to build in and leave.
 */
class CasesProcessTest {
  private static final Path CASES = Path.of("src/test/cases");
  private static final Path TABLE = Path.of("target/cases.txt");

  @TempDir private static Path temporary;

  @Test
  void casesAreToldApart() throws Exception {
    List<Verdict> verdicts = verdicts();

    Files.writeString(TABLE, CaseTable.of(verdicts));
    System.out.println(CaseTable.of(verdicts));
    Score interruptions = Score.ofInterruptions(verdicts);
    assertThat(interruptions.precision()).as("precision").isGreaterThanOrEqualTo(0.99);
    assertThat(interruptions.recall()).as("recall").isGreaterThanOrEqualTo(0.95);
  }

  private static List<Verdict> verdicts() throws Exception {
    String only = System.getProperty("cases.only", ".*");
    String keep = System.getProperty("cases.keep", "");
    Path base = keep.isEmpty() ? temporary : Files.createDirectories(Path.of(keep));
    Workshop workshop = Workshop.in(base, Boolean.getBoolean("cases.real"));
    ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<Verdict>> runs = new ArrayList<>();
      for (Case labelled : CaseText.below(CASES)) {
        if (labelled.id().matches(only)) {
          runs.add(pool.submit(() -> verdict(workshop, labelled)));
        }
      }
      List<Verdict> verdicts = new ArrayList<>();
      for (Future<Verdict> run : runs) {
        verdicts.add(run.get());
      }
      return verdicts;
    } finally {
      pool.shutdownNow();
    }
  }

  private static Verdict verdict(Workshop workshop, Case labelled) throws Exception {
    try {
      return CaseAudit.of(labelled, workshop.build(labelled));
    } catch (Exception failed) {
      throw new IllegalStateException("case " + labelled.id(), failed);
    }
  }
}
