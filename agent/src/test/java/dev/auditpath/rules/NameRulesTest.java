package dev.auditpath.rules;

import static dev.auditpath.rules.FactsOf.dpkg;
import static dev.auditpath.rules.FactsOf.file;
import static dev.auditpath.rules.FactsOf.managed;
import static dev.auditpath.rules.FactsOf.nobody;
import static dev.auditpath.rules.FactsOf.pip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.auditpath.model.Curation;
import dev.auditpath.model.Finding;
import dev.auditpath.model.Origin;
import dev.auditpath.model.Severity;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NameRulesTest {
  private static final String VENV_BIN = "/home/u/venv/bin/";

  @Test
  void wheelThatHidesASystemCommand_isHighAndNamesBoth() {
    List<Finding> findings =
        check(
            FactsOf.workstation()
                .onPath(
                    "curl",
                    file(VENV_BIN + "curl", pip("net-fetch-helper")),
                    file("/usr/bin/curl", dpkg("curl"))));

    assertThat(findings).hasSize(1);
    Finding finding = findings.get(0);
    assertThat(finding.rule()).isEqualTo("shadows-system-command");
    assertThat(finding.severity()).isEqualTo(Severity.HIGH);
    assertThat(finding.message())
        .isEqualTo("\"curl\" runs net-fetch-helper 1 (pip), not /usr/bin/curl of curl 1-1 (dpkg)");
    assertThat(finding.remediation())
        .first()
        .isEqualTo(
            "If you do not want it: /home/u/venv/bin/python -m pip uninstall net-fetch-helper");
  }

  @Test
  void wheelThatHidesASystemCommandOnlyOnceActivated_isMedium() {
    assertThat(
            check(
                FactsOf.workstation()
                    .activated(
                        "curl",
                        file(VENV_BIN + "curl", pip("net-fetch-helper")),
                        file("/usr/bin/curl", dpkg("curl")))))
        .extracting(Finding::rule, Finding::severity, Finding::active)
        .containsExactly(tuple("shadows-system-command", Severity.MEDIUM, false));
  }

  @Test
  void sameFileOnSeveralPaths_isOneFinding() {
    assertThat(
            check(
                FactsOf.workstation()
                    .onPath(
                        "curl",
                        file(VENV_BIN + "curl", pip("net-fetch-helper")),
                        file("/usr/bin/curl", dpkg("curl")))
                    .activated(
                        "curl",
                        file(VENV_BIN + "curl", pip("net-fetch-helper")),
                        file("/usr/bin/curl", dpkg("curl")))))
        .extracting(Finding::severity)
        .containsExactly(Severity.HIGH);
  }

  @Test
  void publisherOfTheTool_isInformationOnly() {
    assertThat(
            severities(
                FactsOf.workstation()
                    .tool("aws", "awscli")
                    .onPath(
                        "aws",
                        file(VENV_BIN + "aws", pip("awscli")),
                        file("/usr/bin/aws", dpkg("awscli")))))
        .containsExactly(Severity.INFO);
  }

  @Test
  void publishersNameFromALocalFile_provesNothing() {
    assertThat(
            severities(
                FactsOf.workstation()
                    .tool("aws", "awscli")
                    .onPath(
                        "aws",
                        file(VENV_BIN + "aws", pip("awscli", Origin.LOCAL)),
                        file("/usr/bin/aws", dpkg("awscli")))))
        .containsExactly(Severity.HIGH);
  }

  @Test
  void reservedName_mayBeClaimedByNoDistribution() {
    assertThat(
            severities(
                FactsOf.workstation()
                    .reservedTool("python", "python")
                    .onPath(
                        "python",
                        file(VENV_BIN + "python", pip("python")),
                        file("/usr/bin/python", dpkg("python-is-python3")))))
        .containsExactly(Severity.HIGH);
  }

  @Test
  void sameProjectFromDpkgAndFromPypi_isInformationOnly() {
    assertThat(
            severities(
                FactsOf.workstation()
                    .onPath(
                        "rst2html",
                        file(VENV_BIN + "rst2html", pip("docutils")),
                        file("/usr/bin/rst2html", dpkg("python3-docutils", "docutils")))))
        .containsExactly(Severity.INFO);
  }

  @Test
  void sameNameAsTheHiddenPackage_isNoSameProject() {
    assertThat(
            severities(
                FactsOf.workstation()
                    .onPath(
                        "curl",
                        file(VENV_BIN + "curl", pip("curl")),
                        file("/usr/bin/curl", dpkg("curl")))))
        .containsExactly(Severity.HIGH);
  }

  @Test
  void administratorsFile_isInformationOnly() {
    assertThat(
            severities(
                FactsOf.workstation()
                    .onPath(
                        "convert",
                        file("/usr/local/bin/convert", nobody()),
                        file("/usr/bin/convert", dpkg("imagemagick")))))
        .containsExactly(Severity.INFO);
  }

  @Test
  void usersFileThatNobodyPutThere_isHighOverASystemCommand() {
    assertThat(
            check(
                FactsOf.workstation()
                    .onPath(
                        "sudo",
                        file("/home/u/.local/bin/sudo", nobody()),
                        file("/usr/bin/sudo", dpkg("sudo")))))
        .extracting(Finding::rule, Finding::severity)
        .containsExactly(tuple("shadows-system-command", Severity.HIGH));
  }

  @Test
  void unownedScriptInAnEnvironment_isOneFindingOfItsOwnRule() {
    assertThat(
            check(
                FactsOf.workstation()
                    .onPath(
                        "git",
                        file(VENV_BIN + "git", nobody()),
                        file("/usr/bin/git", dpkg("git")))))
        .extracting(Finding::rule, Finding::severity)
        .containsExactly(tuple("unowned-script", Severity.HIGH));
  }

  @Test
  void unownedScriptUnderAnUnknownName_isNothing() {
    assertThat(check(FactsOf.workstation().onPath("my-tool", file(VENV_BIN + "my-tool", nobody()))))
        .isEmpty();
  }

  @Test
  void curatedPackageOverASystemCommand_isInformationOnly() {
    assertThat(
            severities(
                FactsOf.workstation()
                    .onPath(
                        "curl",
                        file(VENV_BIN + "curl", managed("conda", "curl", Curation.CURATED)),
                        file("/usr/bin/curl", dpkg("curl")))))
        .containsExactly(Severity.INFO);
  }

  @Test
  void openlyPublishedPackageOverASystemCommand_isHighUnlessItIsItsPublisher() {
    assertThat(
            severities(
                FactsOf.workstation()
                    .onPath(
                        "ls",
                        file("/home/u/.local/bin/ls", managed("npm", "ls", Curation.OPEN)),
                        file("/usr/bin/ls", dpkg("coreutils")))))
        .containsExactly(Severity.HIGH);
  }

  @Test
  void knownToolClaimedWhereNoneIsInstalled_isMediumOnThePathAndLowInAnEnvironment() {
    FactsOf onPath =
        FactsOf.workstation()
            .tool("kubectl")
            .onPath("kubectl", file(VENV_BIN + "kubectl", pip("kube-fun")));
    FactsOf activated =
        FactsOf.workstation()
            .tool("kubectl")
            .activated("kubectl", file(VENV_BIN + "kubectl", pip("kube-fun")));

    assertThat(severities(onPath)).containsExactly(Severity.MEDIUM);
    assertThat(severities(activated)).containsExactly(Severity.LOW);
    assertThat(check(onPath)).extracting(Finding::rule).containsExactly("claims-known-tool");
  }

  @Test
  void knownToolFromElsewhereHidden_isShadowsKnownTool() {
    assertThat(
            check(
                FactsOf.workstation()
                    .tool("terraform")
                    .onPath(
                        "terraform",
                        file(VENV_BIN + "terraform", pip("tf-fun")),
                        file("/usr/local/bin/terraform", nobody()))))
        .extracting(Finding::rule, Finding::severity)
        .containsExactly(tuple("shadows-known-tool", Severity.HIGH));
  }

  @Test
  void systemCommandThatWins_isNothing() {
    assertThat(
            check(
                FactsOf.workstation()
                    .tool("git")
                    .onPath(
                        "git",
                        file("/usr/bin/git", dpkg("git")),
                        file("/home/u/.local/bin/git", pip("evil")))))
        .isEmpty();
  }

  @Test
  void everyNameRule_isSilentOnAnEmptyMachine() {
    assertThat(check(FactsOf.workstation())).isEmpty();
  }

  @Test
  void nameOneSlipAwayFromAKnownTool_isLow() {
    List<Finding> findings =
        check(
            FactsOf.workstation()
                .tool("kubectl")
                .activated("kubeclt", file(VENV_BIN + "kubeclt", pip("kube-fun"))));

    assertThat(findings)
        .extracting(Finding::rule, Finding::severity)
        .containsExactly(tuple("lookalike-command", Severity.LOW));
    assertThat(findings.get(0).message()).contains("which is almost \"kubectl\"");
  }

  private static List<Severity> severities(FactsOf facts) {
    return check(facts).stream().map(Finding::severity).toList();
  }

  private static List<Finding> check(FactsOf facts) {
    return Stream.of(
            new ShadowsSystemCommand(),
            new ShadowsKnownTool(),
            new ClaimsKnownTool(),
            new UnownedScript(),
            new LookalikeCommand())
        .flatMap(rule -> rule.check(facts.facts()).stream())
        .toList();
  }
}
