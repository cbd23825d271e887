package dev.auditpath.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Carries plans out for real: jlink, the class-data archive, links; in a home of its own. */
class InstallTest {
  private static final Path PROGRAM = Path.of("../agent/target/audit-path").toAbsolutePath();

  private static final String BASH_COMPLETION = "/usr/share/bash-completion/bash_completion";

  @TempDir private Path directory;
  private Path home;

  @BeforeEach
  void home() throws IOException {
    assumeThat(PROGRAM.resolve("bin/audit-path")).as("the built program").exists();
    home = Files.createDirectory(directory.toRealPath().resolve("ada"));
  }

  @Test
  void installedProgramRunsOnItsOwnRuntime_andLeavesNothingBehind() throws Exception {
    Files.createDirectories(home.resolve(".config"));
    Set<String> before = listing();

    assertThat(install()).isZero();
    Path program = home.resolve(".local/bin/audit-path");
    assertThat(
            run(
                Map.of("JAVA_TOOL_OPTIONS", "-javaagent:/nonexistent.jar"),
                program.toString(),
                "--version"))
        .isZero();
    assertThat(installed().resolve("current/runtime/bin/java")).isExecutable();
    assertThat(installed().resolve("current/lib/audit-path.jsa")).isRegularFile();

    shellsFindWhatWasLaidDown();
    assertThat(install()).isZero();
    assertThat(builds()).as("an upgrade replaces the build before it").hasSize(1);
    assertThat(run(Map.of(), program.toString(), "--version")).isZero();

    assertThat(installer("--uninstall", "--purge", "--no-service")).isZero();
    assertThat(listing()).isEqualTo(before);
  }

  @Test
  void installThatEndsHalfWay_leavesTheOneInUse() throws Exception {
    assertThat(install()).isZero();
    List<Path> before = builds();
    Path broken = Files.createDirectories(home.resolve("broken/bin")).getParent();

    assertThat(
            installer(
                "--program",
                broken.resolve("missing").toString(),
                "--archiver",
                "/bin/false",
                "--no-service"))
        .isEqualTo(3);

    assertThat(builds()).containsAll(before);
    assertThat(run(Map.of(), home.resolve(".local/bin/audit-path").toString(), "--version"))
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"o'neil & sons", "Zo\u00eb"})
  void homeWithOddCharacters_isNoHindranceInAnyLocale(String name) throws Exception {
    home = Files.createDirectory(directory.toRealPath().resolve(name));

    assertThat(install()).isZero();

    Path program = home.resolve(".local/bin/audit-path");
    for (String locale : List.of("C", "C.UTF-8", "")) {
      assertThat(run(Map.of("LC_ALL", locale), program.toString(), "which", "ls")).isZero();
    }
    assertThat(loadedFrom(program, "java.lang.Object")).contains("shared objects file");
    if (Runtime.version().feature() >= 25) {
      assertThat(loadedFrom(program, "dev.auditpath.app.Main")).contains("shared objects file");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ro,size=400m", "size=3m", "size=30m"})
  void readOnlyOrFullTarget_leavesNothing(String options) throws Exception {
    assumeThat(userName()).as("only root mounts").isEqualTo("root");
    Files.createDirectory(home.resolve(".local"));
    Path listed = directory.resolve("listed");
    List<String> command =
        new ArrayList<>(
            List.of(
                "/usr/bin/unshare",
                "--mount",
                "/bin/sh",
                "-c",
                """
                mount -t tmpfs -o "$1" none "$2" || exit 99
                list=$3; local=$2; shift 3
                "$@"; status=$?
                find "$local" -mindepth 1 >"$list"
                exit $status
                """,
                "sh",
                options,
                home.resolve(".local").toString(),
                listed.toString()));
    command.addAll(installCommand());

    assertThat(run(Map.of(), command.toArray(String[]::new))).isEqualTo(3);

    assertThat(listed).isEmptyFile();
  }

  @Test
  void interruptedInstall_leavesNothingAndWhatWasInUse() throws Exception {
    Set<String> before = listing();

    interrupt();
    assertThat(listing()).isEqualTo(before);

    assertThat(install()).isZero();
    Set<String> installed = listing();
    interrupt();
    assertThat(listing()).isEqualTo(installed);
    assertThat(run(Map.of(), home.resolve(".local/bin/audit-path").toString(), "--version"))
        .isZero();
  }

  private void interrupt() throws Exception {
    List<Path> before = Files.isDirectory(installed()) ? builds() : List.of();
    Process install = start(Map.of(), installCommand().toArray(String[]::new));
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (runtimes(before).isEmpty() && install.isAlive() && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    assertThat(runtimes(before)).as("it is in the middle").isNotEmpty();
    install.destroy();
    assertThat(install.waitFor()).isNotZero();
  }

  private List<Path> runtimes(List<Path> before) throws IOException {
    return Files.isDirectory(installed())
        ? builds().stream()
            .filter(build -> !before.contains(build))
            .filter(build -> Files.isDirectory(build.resolve("runtime")))
            .toList()
        : List.of();
  }

  /** The line that the runtime logs when it loads a class. */
  private String loadedFrom(Path program, String type) throws Exception {
    Path launcher = installed().resolve("current/bin/logging");
    Path log = directory.resolve("classes");
    Files.writeString(
        launcher,
        Files.readString(program.toRealPath())
            .replace("-Xshare:auto", "-Xshare:auto -Xlog:class+load:file=" + log));
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(run(Map.of(), launcher.toString(), "which", "ls")).isZero();
    return Files.readAllLines(log).stream()
        .filter(line -> line.contains(" " + type + " "))
        .findFirst()
        .orElse("");
  }

  private static String userName() {
    return System.getProperty("user.name");
  }

  @Test
  void dryRun_touchesNothing() throws Exception {
    Set<String> before = listing();

    assertThat(
            installer(
                "--program",
                PROGRAM.toString(),
                "--archiver",
                "/bin/true",
                "--no-service",
                "--dry-run"))
        .isZero();

    assertThat(listing()).isEqualTo(before);
  }

  @Test
  void linkThatIsSomebodysFile_isLeftAlone() throws Exception {
    Path own = Files.createDirectories(home.resolve(".local/bin")).resolve("audit-path");
    Files.writeString(own, "mine");

    assertThat(install()).isEqualTo(3);

    assertThat(own).hasContent("mine");
    assertThat(home.resolve(".local/share")).doesNotExist();
  }

  private void shellsFindWhatWasLaidDown() throws Exception {
    for (String needed :
        List.of("/usr/bin/zsh", "/usr/bin/fish", "/usr/bin/man", BASH_COMPLETION)) {
      assumeThat(Path.of(needed)).exists();
    }
    Map<String, String> path =
        Map.of(
            "PATH",
            home + "/.local/bin:/usr/bin:/bin",
            "TERM",
            "dumb",
            "XDG_CONFIG_HOME",
            directory.resolve("config").toString());
    assertThat(
            run(
                path,
                "/bin/bash",
                "-c",
                ". " + BASH_COMPLETION + "; _completion_loader audit-path; complete -p audit-path"))
        .as("bash-completion finds it by the command's name")
        .isZero();
    assertThat(
            run(
                path,
                "/usr/bin/zsh",
                "-f",
                "-c",
                """
                fpath=(~/.local/share/zsh/site-functions $fpath)
                autoload -Uz compinit; compinit -D -u; [[ $_comps[audit-path] == _audit-path ]]
                """))
        .as("zsh with the folder in fpath")
        .isZero();
    assertThat(
            run(
                path,
                "/usr/bin/fish",
                "-c",
                "complete -C 'audit-path hist' | string match -q 'history*'"))
        .isZero();
    assertThat(run(path, "/usr/bin/man", "-w", "audit-path")).isZero();
  }

  private int install() throws Exception {
    return run(Map.of(), installCommand().toArray(String[]::new));
  }

  private static List<String> installCommand() {
    return installerCommand(
        "--program",
        PROGRAM.toString(),
        "--archiver",
        Path.of("archive.sh").toAbsolutePath().toString(),
        "--no-service");
  }

  private int installer(String... arguments) throws Exception {
    return run(Map.of(), installerCommand(arguments).toArray(String[]::new));
  }

  private static List<String> installerCommand(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home")).resolve("bin/java").toString(),
                "-cp",
                Path.of("target/classes").toAbsolutePath().toString(),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  private int run(Map<String, String> variables, String... command) throws Exception {
    return start(variables, command).waitFor();
  }

  private Process start(Map<String, String> variables, String... command) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(Map.of("HOME", home.toString(), "LANG", "C.UTF-8"));
    builder.environment().putAll(variables);
    return builder.start();
  }

  private Path installed() {
    return home.resolve(".local/share/audit-path");
  }

  private List<Path> builds() throws IOException {
    try (Stream<Path> entries = Files.list(installed())) {
      return entries.filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)).toList();
    }
  }

  private Set<String> listing() {
    try (Stream<Path> tree = Files.walk(home)) {
      Set<String> names = new TreeSet<>();
      tree.forEach(path -> names.add(path.toString()));
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
