package dev.auditpath.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final StringWriter seen = new StringWriter();

  @Test
  void shortWork_isNotSpokenOf() {
    Progress progress = new Progress(new PrintWriter(seen), true);
    progress.stage("reading");
    progress.done();

    assertThat(seen.toString()).isEmpty();
  }

  @Test
  void longWork_isNamedAndTakenAway() throws InterruptedException {
    Progress progress = new Progress(new PrintWriter(seen), true);
    progress.stage("reading");
    for (int i = 0; i < 500 && seen.toString().isEmpty(); i++) {
      Thread.sleep(20);
    }
    progress.done();

    assertThat(seen.toString()).startsWith("\rreading ...").endsWith("\r\u001b[K");
  }

  @Test
  void whereNobodySeesIt_nothingIsWritten() throws InterruptedException {
    Progress progress = new Progress(new PrintWriter(seen), false);
    progress.stage("reading");
    Thread.sleep(1_300);
    progress.done();

    assertThat(seen.toString()).isEmpty();
  }
}
