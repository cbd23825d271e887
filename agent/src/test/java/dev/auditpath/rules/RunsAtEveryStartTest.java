package dev.auditpath.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.model.Behaviour;
import dev.auditpath.model.Evidence;
import dev.auditpath.model.Facts;
import dev.auditpath.model.Finding;
import dev.auditpath.model.Inventory;
import dev.auditpath.model.KnownTools;
import dev.auditpath.model.Severity;
import dev.auditpath.model.StartupHook;
import dev.auditpath.model.Unattributed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunsAtEveryStartTest {
  private static final Path FILE = FactsOf.VENV.resolve("lib/python3.11/site-packages/x.pth");

  @ParameterizedTest
  @CsvSource({
    "network, false, HIGH",
    "credentials, false, HIGH",
    "environment, false, MEDIUM",
    "'', false, MEDIUM",
    "network, true, MEDIUM",
    "'', true, INFO",
  })
  void severityFollowsFromItsReachAndFromWhoPutItThere(
      String effect, boolean administrators, Severity severity) {
    Behaviour behaviour =
        effect.isEmpty()
            ? Behaviour.NONE
            : new Behaviour(
                List.of(),
                List.of(new Evidence(effect, FILE, 1, "does something", "import x")),
                List.of(),
                List.of());
    StartupHook hook =
        new StartupHook(
            FILE, 1, "import x", FactsOf.VENV, new Unattributed(), administrators, behaviour);
    Facts facts =
        new Facts(
            new Inventory(List.of(), Map.of(), List.of(), 0),
            List.of(),
            List.of(),
            Map.of(),
            List.of(hook),
            new KnownTools(Map.of()),
            Path::toString);

    assertThat(new RunsAtEveryStart().check(facts))
        .singleElement()
        .extracting(Finding::severity)
        .isEqualTo(severity);
  }
}
