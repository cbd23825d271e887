package dev.auditpath.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.auditpath.testing.Program;
import dev.auditpath.testing.RealVenv;
import dev.auditpath.testing.Schemas;
import dev.auditpath.testing.WheelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/**
 * Environments that the managers themselves made, each under a home of its own and in the place
 * that the manager prefers: {@code audit-path environments} finds every one, once, as that
 * manager's.
 */
class RealManagersProcessTest {
  @TempDir private static Path base;
  private static RealVenv tools;
  private static Path wheel;

  private Path home;
  private Path project;

  @BeforeAll
  static void installTheManagers() throws IOException, InterruptedException {
    base = base.toRealPath();
    tools = RealVenv.create(base.resolve("tools"));
    tools.installFromIndex(
        "virtualenv", "uv", "pipx", "poetry", "hatch", "pdm", "pipenv", "tox", "nox", "pre-commit");
    wheel =
        WheelFile.of("tiny", "1.0")
            .file("tiny.py", "def main(): pass\n")
            .consoleScript("tiny-command", "tiny:main")
            .script("tiny-data", "#!/bin/sh\n")
            .write(base.resolve("wheels"));
  }

  @BeforeEach
  void homeOfItsOwn(TestInfo test) throws IOException {
    home = base.resolve(test.getTestMethod().orElseThrow().getName());
    project = Files.createDirectories(home.resolve("project"));
  }

  @Test
  void venv() throws Exception {
    run("python", "-m", "venv", "--without-pip", home.resolve(".venvs/demo").toString());

    assertThat(found()).containsExactly("venv .venvs/demo");
  }

  @Test
  void virtualenv() throws Exception {
    run("virtualenv", "--no-pip", project.resolve("env").toString());

    assertThat(found("--root", project.toString())).containsExactly("virtualenv project/env");
  }

  @Test
  void virtualenvwrapper() throws Exception {
    run("virtualenv", "--no-pip", home.resolve(".virtualenvs/demo").toString());

    assertThat(found()).containsExactly("virtualenvwrapper .virtualenvs/demo");
  }

  @Test
  void uvVenv() throws Exception {
    run("uv", "venv", "--offline", "--python", tools.bin("python").toString());

    assertThat(found("--root", project.toString())).containsExactly("uv project/.venv");
  }

  @Test
  void uvTool() throws Exception {
    run("uv", "tool", "install", "--offline", "--no-index", wheel.toString());

    assertThat(found()).containsExactly("uv-tool .local/share/uv/tools/tiny");
    JsonNode environment = environments().get(0);
    assertThat(environment.get("reach").asText()).isEqualTo("link");
    JsonNode tiny = environment.get("distributions").get(0);
    assertThat(tiny.get("name").asText()).isEqualTo("tiny");
    assertThat(tiny.get("installer").asText()).isEqualTo("uv");
    assertThat(tiny.get("origin").asText()).isEqualTo("local");
    assertThat(tiny.get("consoleScripts"))
        .extracting(JsonNode::asText)
        .containsExactly("tiny-command");
    assertThat(tiny.get("dataScripts")).extracting(JsonNode::asText).containsExactly("tiny-data");
  }

  @Test
  void pipx() throws Exception {
    run("pipx", "install", "--pip-args=--no-index", wheel.toString());

    assertThat(found())
        .contains("pipx .local/share/pipx/venvs/tiny")
        .allMatch(line -> line.startsWith("pipx "));
    assertThat(environments())
        .filteredOn(environment -> environment.get("prefix").asText().endsWith("/venvs/tiny"))
        .singleElement()
        .extracting(environment -> environment.get("reach").asText())
        .isEqualTo("link");
  }

  @Test
  void poetry() throws Exception {
    pyproject("[tool.poetry]\npackage-mode = false\n");
    run("poetry", "env", "use", tools.bin("python").toString());

    assertThat(found())
        .singleElement()
        .asString()
        .startsWith("poetry .cache/pypoetry/virtualenvs/demo-");
  }

  @Test
  void poetryInProject() throws Exception {
    pyproject("[tool.poetry]\npackage-mode = false\n");
    Files.writeString(project.resolve("poetry.toml"), "[virtualenvs]\nin-project = true\n");
    run("poetry", "env", "use", tools.bin("python").toString());

    assertThat(found("--root", project.toString())).containsExactly("poetry project/.venv");
  }

  @Test
  void hatch() throws Exception {
    pyproject("[tool.hatch.envs.default]\nskip-install = true\n");
    run("hatch", "env", "create");

    assertThat(found())
        .singleElement()
        .asString()
        .startsWith("hatch .local/share/hatch/env/virtual/demo/");
  }

  @Test
  void pdm() throws Exception {
    pyproject("");
    run("pdm", "venv", "create", "-n", "named", tools.bin("python").toString());

    assertThat(found())
        .singleElement()
        .asString()
        .startsWith("pdm .local/share/pdm/venvs/project-");
  }

  @Test
  void pdmInProject() throws Exception {
    pyproject("");
    run("pdm", "venv", "create", tools.bin("python").toString());
    run("pdm", "use", "-f", project.resolve(".venv/bin/python").toString());

    assertThat(found("--root", project.toString())).containsExactly("pdm project/.venv");
  }

  @Test
  void pipenv() throws Exception {
    run("pipenv", "--python", tools.bin("python").toString());

    assertThat(found())
        .singleElement()
        .asString()
        .startsWith("pipenv .local/share/virtualenvs/project-");
  }

  @Test
  void tox() throws Exception {
    Files.writeString(
        project.resolve("tox.ini"),
        "[tox]\nskipsdist = true\n[testenv:trivial]\ncommands = python -c \"\"\n");
    run("tox", "-e", "trivial");

    assertThat(found("--root", project.toString())).containsExactly("tox project/.tox/trivial");
  }

  @Test
  void nox() throws Exception {
    Files.writeString(
        project.resolve("noxfile.py"),
        "import nox\n@nox.session\ndef trivial(session):\n  session.run(\"python\", \"-c\", \"\")\n");
    run("nox", "-s", "trivial");

    assertThat(found("--root", project.toString())).containsExactly("nox project/.nox/trivial");
  }

  /** Its environment needs setuptools from the index. */
  @Test
  void preCommit() throws Exception {
    Path hook = Files.createDirectories(home.resolve("hook"));
    Files.writeString(
        hook.resolve(".pre-commit-hooks.yaml"),
        "- id: tiny\n  name: tiny\n  entry: python -c \"\"\n  language: python\n");
    Files.writeString(
        hook.resolve("setup.py"),
        "from setuptools import setup\nsetup(name='hook', version='1')\n");
    String git =
        "git init -q . && git add -A && git -c user.email=a@b.c -c user.name=a commit -qm x";
    runIn(hook, "/bin/sh", "-c", git);
    runIn(project, "/bin/sh", "-c", "git init -q .");
    String revision = runIn(hook, "/bin/sh", "-c", "git rev-parse HEAD").text().strip();
    Files.writeString(
        project.resolve(".pre-commit-config.yaml"),
        "repos:\n- repo: " + hook + "\n  rev: " + revision + "\n  hooks:\n  - id: tiny\n");
    Outcome outcome = start(project, tools.bin("pre-commit").toString(), "install-hooks");
    Assumptions.assumeTrue(
        outcome.exit() == 0, "skipped: pre-commit cannot install a hook: " + outcome.text());

    assertThat(found())
        .singleElement()
        .asString()
        .matches("pre-commit \\.cache/pre-commit/repo[^/]*/py_env-python3.*");
  }

  private void pyproject(String more) throws IOException {
    Files.writeString(
        project.resolve("pyproject.toml"),
        "[project]\nname = \"demo\"\nversion = \"1\"\nrequires-python = \">=3.8\"\n" + more);
  }

  /** Kind and prefix below the home of what lies there; the system's Pythons are left out. */
  private List<String> found(String... options) throws Exception {
    List<String> found = new ArrayList<>();
    for (JsonNode environment : environments(options)) {
      Path prefix = Path.of(environment.get("prefix").asText());
      found.add(environment.get("kind").asText() + " " + home.relativize(prefix));
      assertThat(environment.has("broken")).as("broken: " + environment).isFalse();
    }
    return found;
  }

  private List<JsonNode> environments(String... options) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("environments", "--format", "json"));
    arguments.addAll(List.of(options));
    Program.Outcome outcome =
        Program.withHome(home)
            .with("PATH", home.resolve(".local/bin") + ":/usr/bin:/bin")
            .run(arguments.toArray(String[]::new));
    assertThat(outcome.exit()).isZero();
    List<JsonNode> below = new ArrayList<>();
    for (JsonNode environment :
        Schemas.valid(outcome.out(), "environments.schema.json").get("environments")) {
      if (environment.get("prefix").asText().startsWith(home + "/")) {
        below.add(environment);
      }
    }
    return below;
  }

  private void run(String tool, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(tools.bin(tool).toString()));
    command.addAll(List.of(arguments));
    runIn(project, command.toArray(String[]::new));
  }

  private Outcome runIn(Path directory, String... command)
      throws IOException, InterruptedException {
    Outcome outcome = start(directory, command);
    assertThat(outcome.exit()).as(String.join(" ", command) + "\n" + outcome.text()).isZero();
    return outcome;
  }

  private Outcome start(Path directory, String... command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(base, "run", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(RealManagersProcessTest::isManagers);
    builder.environment().putAll(own());
    Process process = builder.start();
    process.getOutputStream().close();
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("ends by itself").isTrue();
    return new Outcome(process.exitValue(), Files.readString(output));
  }

  private Map<String, String> own() {
    Map<String, String> own = new TreeMap<>();
    own.put("HOME", home.toString());
    own.put("PATH", tools.bin() + ":/usr/bin:/bin");
    own.put("NO_COLOR", "1");
    own.put("PDM_CHECK_UPDATE", "0");
    return own;
  }

  /** Variables that move a manager's places; the ones that say where the index is stay. */
  private static boolean isManagers(String variable) {
    return List.of("XDG_", "PYENV", "VIRTUAL", "CONDA", "POETRY_", "HATCH_", "PIPX_", "WORKON")
        .stream()
        .anyMatch(variable::startsWith);
  }

  private record Outcome(int exit, String text) {}
}
