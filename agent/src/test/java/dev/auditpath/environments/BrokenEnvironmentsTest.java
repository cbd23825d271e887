package dev.auditpath.environments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.DirectoryRole;
import dev.auditpath.model.EntryStatus;
import dev.auditpath.model.Platform;
import dev.auditpath.model.PythonEnvironment;
import dev.auditpath.model.SearchPath;
import dev.auditpath.model.SearchPathEntry;
import dev.auditpath.testing.FakeMachine;
import dev.auditpath.testing.RealVenv;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Environments that are damaged, hostile, or called by several names. */
class BrokenEnvironmentsTest {
  @TempDir private Path root;
  private FakeMachine machine;
  private Host host;
  private Problems problems;

  @BeforeEach
  void machine() throws IOException {
    root = root.toRealPath();
    machine = new FakeMachine(root);
    host = machine.host(Platform.LINUX, 1000, Map.of());
    problems = new Problems(host);
  }

  @Test
  void healthyVenv_isNotBroken() throws Exception {
    RealVenv venv = RealVenv.withoutPip(root.resolve("env"));

    PythonEnvironment environment = only(venv.bin());

    assertThat(environment.broken()).isEmpty();
    assertThat(environment.interpreter()).contains(venv.bin("python"));
    assertThat(environment.reach().word()).isEqualTo("activation");
    assertThat(problems.toList()).isEmpty();
  }

  @Test
  void whatIsMissing_isNamed() throws IOException {
    machine.file("/e/pyvenv.cfg", "home = /none/bin\nversion = 3.11.1\n").directory("/e/bin");
    Files.createSymbolicLink(root.resolve("e/bin/python"), Path.of("/none/bin/python"));
    machine.file("/f/pyvenv.cfg", "version = 3.11.1\n").directory("/f/bin");
    machine.directory("/f/lib/python3.11/site-packages");

    assertThat(only(root.resolve("e/bin")).broken())
        .containsExactly(
            "pyvenv.cfg names /none/bin as home, which does not exist",
            "python is a link to nothing",
            "no site-packages");
    assertThat(only(root.resolve("f/bin")).broken())
        .containsExactly("pyvenv.cfg names no home", "no interpreter");
  }

  @Test
  void withoutBinDirectory_isStillAnEnvironment() {
    machine.file("/e/pyvenv.cfg", "home = /usr/bin\n");
    machine.directory("/e/lib/python3.11/site-packages");

    assertThat(only(root.resolve("e/bin")).broken()).containsExactly("no interpreter");
  }

  @Test
  void homeThatIsItselfOrAnotherVenv_isBrokenAndNotFollowed() {
    healthy("/a", machine.place("/a/bin").toString());
    healthy("/b", machine.place("/a/bin").toString());

    assertThat(only(root.resolve("a/bin")).broken())
        .singleElement()
        .asString()
        .endsWith("which is its own bin directory");
    assertThat(only(root.resolve("b/bin")).broken())
        .singleElement()
        .asString()
        .endsWith("which is in a virtual environment itself");
  }

  @Test
  void settingsOf100Megabytes_areNotRead() throws IOException {
    healthy("/e", "/usr/bin");
    try (RandomAccessFile file =
        new RandomAccessFile(machine.place("/e/pyvenv.cfg").toFile(), "rw")) {
      file.setLength(100L * 1024 * 1024);
    }

    PythonEnvironment environment = only(root.resolve("e/bin"));

    assertThat(environment.kind().word()).isEqualTo("venv");
    assertThat(environment.broken()).singleElement().asString().contains("longer than 65536");
  }

  @Test
  void links_areAliasesAndNotFurtherEnvironments() throws IOException {
    healthy("/home/u/envs/real", "/usr/bin");
    Files.createSymbolicLink(machine.place("/home/u/envs/name"), Path.of("real"));
    Files.createSymbolicLink(machine.place("/linked-bin"), machine.place("/home/u/envs/real/bin"));

    PythonEnvironment environment =
        only(machine.place("/home/u/envs/real/bin"), machine.place("/linked-bin"));

    assertThat(environment.prefix()).isEqualTo(machine.place("/home/u/envs/real"));
    assertThat(environment.aliases())
        .containsExactlyInAnyOrder(
            machine.place("/linked-bin"), machine.place("/home/u/envs/name"));
  }

  @Test
  void reach_isDirectOrByLink() throws IOException {
    healthy("/direct", "/usr/bin");
    healthy("/linked", "/usr/bin");
    machine.directory("/home/u/.local/bin");
    Files.createSymbolicLink(
        machine.place("/home/u/.local/bin/tool"), machine.place("/linked/bin/tool"));
    SearchPath terminal = searchPath("/direct/bin", "/home/u/.local/bin");

    List<PythonEnvironment> found =
        environments(machine.place("/linked/bin")).find(List.of(terminal), host, problems);

    assertThat(found)
        .extracting(environment -> environment.prefix().getFileName() + " " + environment.reach())
        .containsExactly("direct DIRECT", "linked LINK");
  }

  @Test
  void pathFiles_addDirectoriesThatExistAndNothingElse() throws IOException {
    healthy("/e", "/usr/bin");
    String site = "/e/lib/python3.11/site-packages/";
    machine.directory("/src/project").directory(site + "some.egg");
    machine.file(
        site + "a.pth",
        "# comment\nimport os; os.system('x')\nimport\tos\n./some.egg\r\n/none\n"
            + machine.place("/src/project")
            + "\n\n\0\n");
    Files.write(machine.place(site + "noise.pth"), new byte[] {(byte) 0xff, '\n', (byte) 0xfe});
    machine.file(site + "huge.pth", "x\n".repeat(100_000));

    PythonEnvironment environment = only(root.resolve("e/bin"));

    assertThat(environment.addedPaths())
        .containsExactly(machine.place(site + "some.egg"), machine.place("/src/project"));
    assertThat(environment.distributions()).isEqualTo(1);
    assertThat(problems.toList()).extracting("kind").containsExactly("cap-reached");
  }

  @Test
  void thousandPathFiles_areReadUpToTheBound() {
    healthy("/e", "/usr/bin");
    for (int i = 0; i < 1_000; i++) {
      machine.file("/e/lib/python3.11/site-packages/" + i + ".pth", "/src\n");
    }

    only(root.resolve("e/bin"));

    assertThat(problems.toList()).extracting("kind").containsExactly("cap-reached");
  }

  @Test
  void loopingAndDeepTrees_endByThemselves() throws IOException {
    healthy("/home/u/envs/e", "/usr/bin");
    Files.createSymbolicLink(machine.place("/home/u/envs/e/lib/python3.12"), Path.of("."));
    Files.createSymbolicLink(machine.place("/home/u/envs/e/lib64"), Path.of("../e"));
    Files.createSymbolicLink(machine.place("/home/u/envs/self"), Path.of("self"));
    Files.createSymbolicLink(machine.place("/home/u/envs/up"), Path.of(".."));
    StringBuilder deep = new StringBuilder("/home/u/envs/d");
    for (int i = 0; i < 500; i++) {
      deep.append("/d");
    }
    machine.directory(deep.toString());

    assertThat(only(machine.place("/home/u/envs/e/bin")).sitePackages())
        .containsExactly(machine.place("/home/u/envs/e/lib/python3.11/site-packages"));
  }

  @Test
  void listsOfCondaEnvironments_takeAnyBytes() throws IOException {
    byte[] noise = new byte[4_000];
    new java.util.Random(11).nextBytes(noise);
    Files.createDirectories(machine.place("/home/u/.conda"));
    Files.write(machine.place("/home/u/.conda/environments.txt"), noise);
    Files.write(machine.place("/home/u/.condarc"), noise);
    machine.directory("/home/u/.config/pypoetry").directory("/home/u/.config/hatch");
    Files.write(machine.place("/home/u/.config/pypoetry/config.toml"), noise);
    Files.write(machine.place("/home/u/.config/hatch/config.toml"), noise);

    assertThat(environments().find(List.of(), host, problems)).isEmpty();
  }

  private void healthy(String prefix, String home) {
    machine.file(prefix + "/pyvenv.cfg", "home = " + home + "\nversion = 3.11.1\n");
    machine.program(prefix + "/bin/python");
    machine.directory(prefix + "/lib/python3.11/site-packages");
  }

  private PythonEnvironment only(Path... bins) {
    List<PythonEnvironment> found = environments(bins).find(List.of(), host, problems);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  /** All locators, with some directories that are offered first. */
  private static Environments environments(Path... bins) {
    EnvironmentLocator given =
        new GivenLocator(List.of(bins).stream().map(BrokenEnvironmentsTest::up).toList());
    EnvironmentLocator links =
        new EnvironmentLocator() {
          @Override
          public String id() {
            return "links";
          }

          @Override
          public List<Path> binDirectories(
              List<SearchPath> searchPaths, Host host, Problems problems) {
            return List.of(bins).stream().filter(bin -> !bin.endsWith("bin")).toList();
          }
        };
    return new Environments(
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of(new SearchPathLocator(), given, links),
                AllLocators.inOrder().stream())
            .toList());
  }

  private static Path up(Path bin) {
    return bin.endsWith("bin") ? bin.getParent() : bin;
  }

  private SearchPath searchPath(String... directories) {
    return new SearchPath(
        "terminal",
        "",
        List.of(directories).stream()
            .map(
                directory ->
                    new SearchPathEntry(
                        0,
                        directory,
                        machine.place(directory),
                        EntryStatus.OK,
                        DirectoryRole.USER,
                        List.of(),
                        List.of(),
                        ""))
            .toList());
  }
}
