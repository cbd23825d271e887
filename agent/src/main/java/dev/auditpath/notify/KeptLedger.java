package dev.auditpath.notify;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The ledger in memory and on disk, the same in both as far as the disk allows. Each change is
 * short; safe for use by several threads.
 */
final class KeptLedger {
  private final LedgerFile file;
  private final Problems problems;
  private Ledger ledger;
  private boolean unsaved;

  /**
   * @param directory the user's state directory
   * @param problems told what could not be read or written
   */
  KeptLedger(Path directory, Host host, Problems problems) {
    this.file = new LedgerFile(directory, host);
    this.problems = problems;
    this.ledger = file.read(problems).recalled();
  }

  synchronized Ledger now() {
    return ledger;
  }

  synchronized void change(UnaryOperator<Ledger> change) {
    keep(change.apply(ledger));
  }

  /** Makes a plan, and keeps the ledger that it leaves. */
  synchronized Plan follow(Function<Ledger, Plan> planning) {
    Plan plan = planning.apply(ledger);
    keep(plan.ledger());
    return plan;
  }

  private void keep(Ledger next) {
    if (next.equals(ledger) && !unsaved) {
      return;
    }
    ledger = next;
    try {
      file.write(next);
      unsaved = false;
    } catch (IOException e) {
      unsaved = true;
      problems.add(new Problem("not-remembered", "notices.json", Problems.reason(e), false));
    }
  }
}
