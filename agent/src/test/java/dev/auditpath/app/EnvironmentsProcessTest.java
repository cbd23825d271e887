package dev.auditpath.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.auditpath.testing.FakeMachine;
import dev.auditpath.testing.Program;
import dev.auditpath.testing.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code audit-path environments} as a user runs it. */
class EnvironmentsProcessTest {
  private static final String RED = "\u001b[31m";

  @TempDir private Path root;
  private FakeMachine machine;

  @BeforeEach
  void machine() throws IOException {
    root = root.toRealPath();
    machine = new FakeMachine(root);
  }

  @Test
  void text_isOneLineForEachEnvironment() throws Exception {
    venv("/home/u/.venvs/one");
    venv("/home/u/.venvs/two");
    Files.createSymbolicLink(machine.place("/home/u/.venvs/alias"), Path.of("two"));
    Files.delete(machine.place("/home/u/.venvs/one/bin/python"));

    Program.Outcome outcome = program().run("environments");

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out().lines().filter(line -> line.startsWith("venv ")))
        .containsExactly(
            "venv              3.11.1   "
                + machine.place("/home/u/.venvs/one")
                + "  1 distribution, 1 script, activation; broken: no interpreter",
            "venv              3.11.1   "
                + machine.place("/home/u/.venvs/two")
                + "  1 distribution, 1 script, activation; also "
                + machine.place("/home/u/.venvs/alias"));
  }

  @Test
  void verbose_listsDistributions() throws Exception {
    venv("/home/u/.venvs/one");

    assertThat(program().run("environments", "-v").out())
        .contains("\n  demo 1.0  (index by pip)  console: demo-command\n");
  }

  @Test
  void hostileNames_reachNoTerminal() throws Exception {
    venv("/home/u/.venvs/" + RED);
    String site = "/home/u/.venvs/" + RED + "/lib/python3.11/site-packages/";
    machine.file(site + "evil-1.0.dist-info/METADATA", "Name: " + RED + "\nVersion: 1\u202e0\n\n");
    machine.file(site + "evil-1.0.dist-info/INSTALLER", RED);
    machine.file(
        site + "evil-1.0.dist-info/entry_points.txt", "[console_scripts]\n" + RED + " = a:b\n");
    machine.file(
        "/home/u/.venvs/" + RED + "/pyvenv.cfg", "home = /" + RED + "\nversion = " + RED + "\n");

    String text = program().run("environments", "-v").out();
    String json = program().run("environments", "--format", "json").out();

    assertThat(text).contains("\\x1b[31m").doesNotContain("\u001b").doesNotContain("\u202e");
    assertThat(json).matches("[\\x20-\\x7e\\n]*");
    Schemas.valid(json, "environments.schema.json");
  }

  @Test
  void bindMount_isAnAliasAndNotAFurtherEnvironment() throws Exception {
    venv("/home/u/.venvs/one");
    Path mounted = Files.createDirectories(machine.place("/home/u/.venvs/mounted"));
    String line =
        "mount --bind '"
            + machine.place("/home/u/.venvs/one")
            + "' '"
            + mounted
            + "' && \"$PROGRAM\" environments --format json";

    Program.Outcome outcome =
        Program.withHome(machine.place("/home/u"))
            .with("LINE", line)
            .shell("unshare --mount --propagation private /bin/sh -c \"$LINE\"");

    Assumptions.assumeTrue(
        outcome.exit() == 0, "skipped: mounts are not allowed here: " + outcome.err());
    assertThat(below(Schemas.valid(outcome.out(), "environments.schema.json")))
        .singleElement()
        .satisfies(
            environment ->
                assertThat(environment.get("aliases").get(0).asText())
                    .endsWith(
                        environment.get("prefix").asText().endsWith("one")
                            ? "/.venvs/mounted"
                            : "/.venvs/one"));
  }

  @Test
  void auditSaysTheSameOfEnvironments() throws Exception {
    venv("/home/u/.venvs/one");
    Files.delete(machine.place("/home/u/.venvs/one/bin/python"));

    JsonNode report =
        Schemas.valid(program().run("--now", "--format", "json").out(), "report.schema.json");

    assertThat(below(report))
        .singleElement()
        .satisfies(
            environment -> {
              assertThat(environment.get("reach").asText()).isEqualTo("activation");
              assertThat(environment.get("broken").get(0).asText()).isEqualTo("no interpreter");
            });
  }

  @Test
  void environmentThatIsUnreadableInPart_isListedWithWhatCouldNotBeRead() throws Exception {
    venv("/home/u/.venvs/one");
    Path site = machine.place("/home/u/.venvs/one/lib/python3.11/site-packages");
    String line =
        "chmod -R a+rX '"
            + root
            + "' && chmod 0 '"
            + site
            + "' && setpriv --reuid=65534 \"$PROGRAM\" environments --format json; chmod 700 '"
            + site
            + "'";

    Program.Outcome outcome = Program.withHome(machine.place("/home/u")).shell(line);

    Assumptions.assumeTrue(
        !outcome.err().contains("setpriv"), "skipped: another user: " + outcome.err());
    JsonNode report = Schemas.valid(outcome.out(), "environments.schema.json");
    assertThat(below(report)).hasSize(1);
    assertThat(report.get("problems"))
        .extracting(problem -> problem.get("kind").asText())
        .contains("permission-denied");
  }

  @Test
  void treeOf5000LevelsInAnEnvironment_endsByItself() throws Exception {
    venv("/home/u/.venvs/deep");
    Path deep = machine.place("/home/u/.venvs/deep/lib");
    String dig = "perl -e 'for (1..5000) { mkdir \"d\" and chdir \"d\" or die }'";
    Program.Outcome dug = Program.withHome(root).in(deep).shell(dig);
    Assumptions.assumeTrue(dug.exit() == 0, "skipped: cannot dig: " + dug.err());

    Program.Outcome outcome =
        program()
            .run("environments", "--format", "json", "--root", machine.place("/home").toString());
    Program.withHome(root).in(deep).shell("rm -rf d");

    assertThat(below(Schemas.valid(outcome.out(), "environments.schema.json"))).hasSize(1);
    assertThat(outcome.exit()).isZero();
  }

  private Program program() {
    return Program.withHome(machine.place("/home/u"));
  }

  private List<JsonNode> below(JsonNode report) {
    List<JsonNode> below = new ArrayList<>();
    for (JsonNode environment : report.get("environments")) {
      if (environment.get("prefix").asText().startsWith(root + "/")) {
        below.add(environment);
      }
    }
    return below;
  }

  private void venv(String prefix) {
    machine.file(prefix + "/pyvenv.cfg", "home = /usr/bin\nversion = 3.11.1\n");
    machine.program(prefix + "/bin/python");
    String info = prefix + "/lib/python3.11/site-packages/demo-1.0.dist-info/";
    machine.file(info + "METADATA", "Name: demo\nVersion: 1.0\n\n");
    machine.file(info + "INSTALLER", "pip\n");
    machine.file(info + "entry_points.txt", "[console_scripts]\ndemo-command = demo:main\n");
  }
}
