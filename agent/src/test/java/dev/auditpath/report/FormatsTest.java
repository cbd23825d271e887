package dev.auditpath.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.model.Audit;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.CommandName;
import dev.auditpath.model.Counts;
import dev.auditpath.model.Curation;
import dev.auditpath.model.DirectoryRole;
import dev.auditpath.model.EntryStatus;
import dev.auditpath.model.EnvironmentKind;
import dev.auditpath.model.Evidence;
import dev.auditpath.model.Exposure;
import dev.auditpath.model.FileIdentity;
import dev.auditpath.model.Finding;
import dev.auditpath.model.Inventory;
import dev.auditpath.model.ManagedPackage;
import dev.auditpath.model.Origin;
import dev.auditpath.model.Platform;
import dev.auditpath.model.Problem;
import dev.auditpath.model.PythonDistribution;
import dev.auditpath.model.PythonEnvironment;
import dev.auditpath.model.Runnability;
import dev.auditpath.model.SearchPath;
import dev.auditpath.model.SearchPathEntry;
import dev.auditpath.model.Severity;
import dev.auditpath.model.Unattributed;
import dev.auditpath.testing.Golden;
import dev.auditpath.testing.Schemas;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatsTest {
  private static final Path VENV = Path.of("/home/ada/venv");
  private static final Path RECORD =
      VENV.resolve("lib/python3.11/site-packages/x.dist-info/RECORD");

  @Test
  void findings_asText() throws IOException {
    Golden.check("text/findings.txt", written(new TextFormat(), audit(findings()), false, false));
  }

  @Test
  void findingsWithColour_asText() throws IOException {
    Golden.check("text/colour.txt", written(new TextFormat(), audit(findings()), true, false));
  }

  @Test
  void evidence_isExplainedAsACompilerWould() throws IOException {
    Presentation presentation =
        new Presentation("1.2.3", Severity.LOW, false, true, false, false, Path::toString);

    Golden.check(
        "text/explained.txt",
        new FindingText(presentation).full(wrapsWithExtraCode(), "Why that matters"));
  }

  @Test
  void searchPaths_asVerboseText() throws IOException {
    Golden.check("text/verbose.txt", written(new TextFormat(), audit(List.of()), false, true));
  }

  @Test
  void allWell_asText() throws IOException {
    Golden.check("text/all-well.txt", written(new TextFormat(), well(), false, false));
  }

  @Test
  void oneFinding_asText() throws IOException {
    Golden.check(
        "text/one.txt",
        written(new TextFormat(), quiet(List.of(wrapsWithExtraCode())), false, false));
  }

  @Test
  void twelveCommands_areReadOneByOne() throws IOException {
    Golden.check("text/twelve.txt", written(new TextFormat(), quiet(many(12)), false, false));
  }

  @Test
  void threeHundredCommands_areToldInPartAndNamed() throws IOException {
    String text = written(new TextFormat(), quiet(many(300)), false, false);

    Golden.check("text/three-hundred.txt", text);
    assertThat(text.lines().filter(line -> line.contains("named") || line.startsWith("      ")))
        .allMatch(line -> line.length() <= 80);
  }

  @Test
  void threeHundredCommands_areAllToldOnRequest() throws IOException {
    String text = written(new TextFormat(), quiet(many(300)), false, true);

    assertThat(text.split("more    audit-path explain ", -1)).hasSize(301);
    assertThat(text).doesNotContain("only named");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 12, 300})
  void colourAndLetters_carryNothingThatTheWordsDoNot(int number) throws IOException {
    String plain = written(new TextFormat(), quiet(many(number)), false, false);
    String coloured = written(new TextFormat(), quiet(many(number)), true, false);

    assertThat(coloured).contains("\u001b[").isNotEqualTo(plain);
    assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
    assertThat(plain.chars()).allMatch(c -> c == '\n' || (c >= 0x20 && c < 0x7f));
  }

  /** Names of one distribution, the worst first, and a few of another. */
  private static List<Finding> many(int number) {
    List<Finding> all = new ArrayList<>();
    all.add(wrapsWithExtraCode());
    for (int i = 1; i < number; i++) {
      all.add(
          finding(
              "command-" + i, i < number * 9 / 10 ? Severity.HIGH : Severity.MEDIUM, List.of()));
    }
    return all;
  }

  private static Audit quiet(List<Finding> findings) {
    return new Audit(
        Instant.parse("2026-01-01T00:00:00Z"),
        Duration.ofMillis(312),
        new Inventory(List.of(), Map.of(), List.of(), 0),
        new Counts(8, 1600, 1574, 117, 9, 52),
        findings,
        List.of());
  }

  @Test
  void findings_asJson() throws IOException {
    String json = written(new JsonFormat(), audit(findings()), false, false);

    Schemas.valid(json, "report.schema.json");
    Golden.check("json/findings.json", json);
  }

  private static String written(ReportFormat format, Audit audit, boolean color, boolean verbose)
      throws IOException {
    StringWriter out = new StringWriter();
    format.write(
        audit,
        new Presentation("1.2.3", Severity.LOW, color, true, false, verbose, Path::toString),
        out);
    return out.toString();
  }

  private static Audit well() {
    return new Audit(
        Instant.parse("2026-01-01T00:00:00Z"),
        Duration.ofMillis(312),
        new Inventory(List.of(), Map.of(), List.of(), 0),
        new Counts(8, 1600, 1574, 117, 9, 52),
        List.of(finding("pip", Severity.INFO, List.of())),
        List.of());
  }

  private static Audit audit(List<Finding> findings) {
    PythonEnvironment venv =
        new PythonEnvironment(
            new EnvironmentKind("venv"), VENV, VENV.resolve("bin"), "3.11.2", List.of());
    return new Audit(
        Instant.parse("2026-01-01T00:00:00Z"),
        Duration.ofMillis(1234),
        new Inventory(List.of(searchPath()), Map.of(), List.of(venv), 3),
        new Counts(2, 20, 18, 3, 1, 4),
        findings,
        List.of(
            new Problem("permission-denied", "/opt/x/bin", "permission denied", false),
            new Problem("unreadable", "/net/\u001bbin", "Stale file handle", true)));
  }

  private static SearchPath searchPath() {
    return new SearchPath(
        "terminal",
        "PATH of the terminal",
        List.of(
            entry(0, "", EntryStatus.EMPTY, DirectoryRole.USER, "means the current directory"),
            entry(1, "/home/ada/venv/bin", EntryStatus.OK, DirectoryRole.ENVIRONMENT, ""),
            entry(2, "/opt/\u202enib", EntryStatus.MISSING, DirectoryRole.VENDOR, "does not exist"),
            entry(3, "/usr/bin", EntryStatus.OK, DirectoryRole.SYSTEM, "")));
  }

  private static SearchPathEntry entry(
      int position, String written, EntryStatus status, DirectoryRole role, String note) {
    return new SearchPathEntry(
        position,
        written,
        Path.of(written.isEmpty() ? "/home/ada" : written),
        status,
        role,
        status == EntryStatus.EMPTY
            ? List.of(new Exposure(Path.of("/home/ada"), "everyone"))
            : List.of(),
        List.of(),
        note);
  }

  private static List<Finding> findings() {
    return List.of(
        wrapsWithExtraCode(),
        finding(
            "curl",
            Severity.HIGH,
            List.of(
                Path.of("/a/bin/curl"),
                Path.of("/b/bin/curl"),
                Path.of("/c/bin/curl"),
                Path.of("/d/bin/curl"))),
        finding("g\u0456t\n", Severity.LOW, List.of()),
        new Finding(
            "relative-path-entry",
            Severity.HIGH,
            Optional.empty(),
            Path.of("/home/ada"),
            "terminal",
            true,
            Optional.empty(),
            List.of(),
            new Unattributed(),
            List.of(),
            "Entry 1 of the terminal search path is empty, which means the current directory",
            List.of(),
            List.of(
                "Write the whole path of the directory you mean, or take the entry out of PATH."),
            "0123456789abcdef0123456789abcdef"),
        finding("pip", Severity.INFO, List.of()));
  }

  private static Finding wrapsWithExtraCode() {
    Finding shadows = finding("curl", Severity.HIGH, List.of());
    Path module = VENV.resolve("lib/python3.11/site-packages/net_fetch/cli.py");
    return new Finding(
        "wraps-command-with-extra-code",
        Severity.CRITICAL,
        shadows.command(),
        shadows.path(),
        shadows.searchPath(),
        true,
        shadows.environment(),
        List.of(),
        shadows.provider(),
        shadows.shadowed(),
        "\"curl\" runs net-fetch-helper 1.0 (pip), which hands over to the real curl and besides reaches the network",
        List.of(
            new Evidence(
                "network",
                module,
                7,
                14,
                "sends data to the network (requests.post)",
                "requests.post(\u001b[2JURL, data=dict(os.environ))",
                List.of("net_fetch.cli:main", "net_fetch.cli:report")),
            new Evidence(
                "hands-over",
                module,
                9,
                1,
                "starts /usr/bin/curl",
                "os.execv(REAL, sys.argv)",
                List.of("net_fetch.cli:main")),
            shadows.evidence().get(0)),
        shadows.remediation(),
        "fedcba9876543210fedcba9876543210");
  }

  private static Finding finding(String command, Severity severity, List<Path> alsoIn) {
    CommandName name = CommandName.of(command, Platform.LINUX);
    Path file = VENV.resolve("bin").resolve(command);
    Path hidden = Path.of("/usr/bin").resolve(command);
    PythonDistribution provider =
        new PythonDistribution(
            "net-fetch-helper",
            "1.0",
            "pip",
            Origin.LOCAL,
            "file:///tmp/x.whl",
            RECORD.getParent(),
            new PythonDistribution.Claim(RECORD, 3, "../../../bin/curl,sha256=x,230"));
    return new Finding(
        "shadows-system-command",
        severity,
        Optional.of(name),
        file,
        "terminal",
        severity == Severity.HIGH,
        Optional.of(VENV),
        alsoIn,
        provider,
        List.of(
            new Candidate(
                name,
                hidden,
                new FileIdentity(hidden),
                Runnability.RUNS,
                List.of(),
                hidden,
                new ManagedPackage("dpkg", "curl", "7.88.1", Curation.SYSTEM))),
        "\"" + command + "\" runs net-fetch-helper 1.0 (pip)",
        List.of(
            new Evidence(
                "origin", RECORD, 3, "says that it put the file there", "../../../bin/curl,,")),
        List.of(
            "If you do not want it: /home/ada/venv/bin/python -m pip uninstall net-fetch-helper"),
        "fedcba9876543210fedcba9876543210");
  }
}
