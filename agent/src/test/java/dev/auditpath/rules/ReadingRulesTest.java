package dev.auditpath.rules;

import static dev.auditpath.rules.FactsOf.dpkg;
import static dev.auditpath.rules.FactsOf.file;
import static dev.auditpath.rules.FactsOf.pip;
import static dev.auditpath.rules.FactsOf.workstation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.auditpath.model.Behaviour;
import dev.auditpath.model.EntryPoint;
import dev.auditpath.model.Evidence;
import dev.auditpath.model.Examination;
import dev.auditpath.model.Finding;
import dev.auditpath.model.HandOver;
import dev.auditpath.model.Launcher;
import dev.auditpath.model.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadingRulesTest {
  private static final String CURL = "/home/u/venv/bin/curl";
  private static final Path CLI = FactsOf.VENV.resolve("lib/python3.11/site-packages/x/cli.py");
  private static final Evidence SENDS = place("network", 7, "sends data to the network");
  private static final Evidence STARTS = place("hands-over", 9, "starts /usr/bin/curl");
  private static final Evidence MARSHAL = place("dynamic-code", 3, "runs what marshal loads");

  @Test
  void handingOverAndDoingMore_isCritical() {
    assertThat(check(curl(behaviour(List.of(SENDS), List.of(), "curl"))))
        .extracting(Finding::rule, Finding::severity, Finding::path, Finding::message)
        .containsExactly(
            tuple(
                "wraps-command-with-extra-code",
                Severity.CRITICAL,
                Path.of(CURL),
                "\"curl\" runs x 1 (pip), which hands over to the real curl and besides reaches the network"));
  }

  @Test
  void itsEvidenceNamesTheEffectThenTheHandOver() {
    assertThat(check(curl(behaviour(List.of(SENDS), List.of(), "curl"))).get(0).evidence())
        .startsWith(SENDS, STARTS);
  }

  @Test
  void handingOverAlone_isMedium() {
    assertThat(check(curl(behaviour(List.of(), List.of(), "curl"))))
        .extracting(Finding::rule, Finding::severity)
        .containsExactly(tuple("wraps-command", Severity.MEDIUM));
  }

  @Test
  void handingOverToAnotherTool_wrapsNothing() {
    assertThat(check(curl(behaviour(List.of(SENDS), List.of(), "wget")))).isEmpty();
  }

  @Test
  void handingOverBesideWhatCannotBeRead_isOpaqueAndNotHarmless() {
    assertThat(check(curl(behaviour(List.of(), List.of(MARSHAL), "curl"))))
        .extracting(Finding::rule, Finding::severity)
        .containsExactly(tuple("opaque-entry-point", Severity.HIGH));
  }

  @Test
  void versionedNameThatStartsItsTool_wrapsIt() {
    FactsOf facts =
        workstation()
            .tool("pip", "pip")
            .onPath(
                "pip3", file("/home/u/venv/bin/pip3", pip("x")), file("/usr/bin/pip3", dpkg("p")))
            .read("/home/u/venv/bin/pip3", clean(behaviour(List.of(SENDS), List.of(), "pip")));

    assertThat(check(facts))
        .extracting(Finding::rule)
        .containsExactly("wraps-command-with-extra-code");
  }

  @Test
  void alteredLauncherOfAnHonestPublisher_isCritical() {
    Evidence line =
        new Evidence(
            "altered", Path.of(CURL), 4, "its installer does not write this line", "import x");
    Launcher launcher =
        new Launcher(
            Launcher.Form.GENERATED,
            "pip",
            Optional.of(new EntryPoint("x.cli", "main")),
            List.of(line));

    assertThat(
            check(
                workstation()
                    .tool("curl", "x")
                    .onPath("curl", file(CURL, pip("x")), file("/usr/bin/curl", dpkg("curl")))
                    .read(CURL, new Examination(launcher, Behaviour.NONE, List.of(), List.of()))))
        .extracting(Finding::rule, Finding::severity)
        .containsExactly(tuple("altered-launcher", Severity.CRITICAL));
  }

  @Test
  void alteredFile_isNamedWithTheEffectsThatStandInIt() {
    Evidence altered = new Evidence("altered", CLI, 0, "is not what RECORD says", "");
    Finding finding =
        check(
                curl(
                    new Examination(
                        launcher(),
                        behaviour(List.of(SENDS), List.of(), "wget"),
                        List.of(altered),
                        List.of())))
            .get(0);

    assertThat(finding.rule()).isEqualTo("altered-file");
    assertThat(finding.severity()).isEqualTo(Severity.HIGH);
    assertThat(finding.path()).isEqualTo(CLI);
    assertThat(finding.evidence()).startsWith(altered, SENDS);
  }

  @Test
  void unexpectedNameTellsWhatItsCodeDoes() {
    Finding finding =
        new ShadowsSystemCommand()
            .check(curl(behaviour(List.of(SENDS), List.of(), "wget")).facts())
            .get(0);

    assertThat(finding.evidence()).contains(SENDS);
  }

  private static FactsOf curl(Behaviour behaviour) {
    return curl(clean(behaviour));
  }

  private static FactsOf curl(Examination examination) {
    return workstation()
        .onPath("curl", file(CURL, pip("x")), file("/usr/bin/curl", dpkg("curl")))
        .read(CURL, examination);
  }

  private static Examination clean(Behaviour behaviour) {
    return new Examination(launcher(), behaviour, List.of(), List.of());
  }

  private static Launcher launcher() {
    return new Launcher(
        Launcher.Form.GENERATED, "pip", Optional.of(new EntryPoint("x.cli", "main")), List.of());
  }

  private static Behaviour behaviour(
      List<Evidence> effects, List<Evidence> unread, String startsCommand) {
    return new Behaviour(List.of(new HandOver(startsCommand, STARTS)), effects, List.of(), unread);
  }

  private static Evidence place(String kind, int line, String detail) {
    return new Evidence(kind, CLI, line, detail, "…", List.of("x.cli:main"));
  }

  private static List<Finding> check(FactsOf facts) {
    return Stream.of(
            new WrapsCommandWithExtraCode(),
            new WrapsCommand(),
            new OpaqueEntryPoint(),
            new AlteredLauncher(),
            new AlteredFile())
        .flatMap(rule -> rule.check(facts.facts()).stream())
        .toList();
  }
}
