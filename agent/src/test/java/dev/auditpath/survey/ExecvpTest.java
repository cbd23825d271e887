package dev.auditpath.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.CommandName;
import dev.auditpath.model.Platform;
import dev.auditpath.model.Resolution;
import dev.auditpath.model.Runnability;
import dev.auditpath.model.SearchPathText;
import dev.auditpath.testing.Machines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row is built on disk, run through the real execvp(3) by env(1), and asked of us. */
class ExecvpTest {
  private static final String TOOL = "tool-of-this-test";

  @TempDir private Path base;

  /**
   * What stands in the first directory, and what we must say of it.
   *
   * @param name the situation
   * @param runnability our answer for the file in the first directory
   * @param plant puts it there
   */
  record Row(String name, Runnability runnability, Plant plant) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Puts something at the path where the first entry would find the tool. */
  interface Plant {
    void at(Path tool) throws IOException, InterruptedException;
  }

  static Stream<Row> rows() {
    return Stream.of(
        new Row("plain script", Runnability.RUNS, tool -> script(tool, "#!/bin/sh\n")),
        new Row("blanks after #!", Runnability.RUNS, tool -> script(tool, "#! \t /bin/sh\n")),
        new Row("interpreter argument", Runnability.RUNS, tool -> script(tool, "#!/bin/sh -e\n")),
        new Row("env as interpreter", Runnability.RUNS, t -> script(t, "#!/usr/bin/env sh\n")),
        new Row("no shebang", Runnability.RUNS_BY_SHELL, tool -> script(tool, "")),
        new Row("empty shebang", Runnability.RUNS_BY_SHELL, tool -> script(tool, "#!\n")),
        new Row("byte order mark", Runnability.RUNS_BY_SHELL, t -> script(t, "\uFEFF#!/bin/sh\n")),
        new Row(
            "shebang of 255 bytes",
            Runnability.RUNS,
            tool -> script(tool, "#!" + "/".repeat(253 - "bin/sh".length()) + "bin/sh\n")),
        new Row(
            "shebang over 256 bytes",
            Runnability.RUNS_BY_SHELL,
            tool -> script(tool, "#!" + "/".repeat(300) + "bin/sh\n")),
        new Row(
            "interpreter missing",
            Runnability.BAD_INTERPRETER,
            tool -> script(tool, "#!/nonexistent/sh\n")),
        new Row(
            "carriage return after the interpreter",
            Runnability.BAD_INTERPRETER,
            tool -> script(tool, "#!/bin/sh\r\n")),
        new Row(
            "interpreter is a directory",
            Runnability.BAD_INTERPRETER,
            tool -> script(tool, "#!/usr/bin\n")),
        new Row(
            "interpreter not executable",
            Runnability.BAD_INTERPRETER,
            tool -> script(tool, "#!/etc/passwd\n")),
        new Row("nothing", Runnability.MISSING, tool -> {}),
        new Row("directory", Runnability.DIRECTORY, Files::createDirectory),
        new Row(
            "link to a directory",
            Runnability.DIRECTORY,
            tool -> Files.createSymbolicLink(tool, Path.of("/usr/bin"))),
        new Row(
            "not executable",
            Runnability.NOT_EXECUTABLE,
            tool -> Files.writeString(tool, "#!/bin/sh\necho first\n")),
        new Row(
            "dangling link",
            Runnability.DANGLING,
            tool -> Files.createSymbolicLink(tool, Path.of("/nonexistent/x"))),
        new Row(
            "link to itself", Runnability.LINK_LOOP, tool -> Files.createSymbolicLink(tool, tool)),
        new Row("40 links", Runnability.RUNS, tool -> chain(tool, 40)),
        new Row("41 links", Runnability.LINK_LOOP, tool -> chain(tool, 41)),
        new Row("hard link", Runnability.RUNS, ExecvpTest::hardLink),
        new Row(
            "FIFO",
            Runnability.NOT_REGULAR,
            tool -> run(List.of("/usr/bin/mkfifo", "-m", "755", tool.toString()))),
        new Row(
            "link to a device",
            Runnability.NOT_REGULAR,
            tool -> Files.createSymbolicLink(tool, Path.of("/dev/zero"))));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void firstThatRuns_isWhatExecvpRuns(Row row) throws Exception {
    Path first = Files.createDirectory(base.resolve("a"));
    Path second = Files.createDirectory(base.resolve("b"));
    row.plant().at(first.resolve(TOOL));
    write(second.resolve(TOOL), "#!/bin/sh\necho second\n");

    Resolution ours = resolve(base, first, second);

    assertThat(prober(base).probe(command(), first.resolve(TOOL)).runnability())
        .isEqualTo(row.runnability());
    assertThat(runBy(first + ":" + second, base)).isEqualTo(answer(ours, first));
  }

  @Test
  void emptyElement_meansTheCurrentDirectory() throws Exception {
    write(base.resolve(TOOL), "#!/bin/sh\necho first\n");

    assertThat(runBy(":/usr/bin", base)).isEqualTo("first");
    assertThat(runBy("/usr/bin:", base)).isEqualTo("first");
    assertThat(runBy("/usr/bin::/bin", base)).isEqualTo("first");
    assertThat(inspected(":/usr/bin", base)).startsWith(base);
    assertThat(inspected("/usr/bin:", base)).endsWith(base);
    assertThat(inspected("/usr/bin::/var", base))
        .containsExactly(Path.of("/usr/bin"), base, Path.of("/var"));
  }

  @Test
  void relativeElement_isTakenFromTheCurrentDirectory() throws Exception {
    Path nested = Files.createDirectory(base.resolve("nested"));
    write(nested.resolve(TOOL), "#!/bin/sh\necho first\n");

    assertThat(runBy("nested:/usr/bin", base)).isEqualTo("first");
    assertThat(inspected("nested:/usr/bin", base)).startsWith(nested);
  }

  @Test
  void interpreterWithoutASlash_isTakenFromTheCurrentDirectory() throws Exception {
    Path first = Files.createDirectory(base.resolve("a"));
    script(first.resolve(TOOL), "#!own-interpreter\n");

    assertThat(prober(base).probe(command(), first.resolve(TOOL)).runnability())
        .isEqualTo(Runnability.BAD_INTERPRETER);
    Files.createSymbolicLink(base.resolve("own-interpreter"), Path.of("/bin/sh"));
    assertThat(prober(base).probe(command(), first.resolve(TOOL)).runnability())
        .isEqualTo(Runnability.RUNS);
    assertThat(runBy(first.toString(), base)).isEqualTo("first");
  }

  @Test
  void sameFileUnderTwoNames_hidesNothing() throws Exception {
    Path first = Files.createDirectory(base.resolve("a"));
    Path second = Files.createDirectory(base.resolve("b"));
    write(second.resolve(TOOL), "#!/bin/sh\necho second\n");
    Files.createLink(first.resolve(TOOL), second.resolve(TOOL));

    assertThat(resolve(base, first, second).shadowed()).isEmpty();
  }

  @Test
  void mergedDirectories_countOnce() throws Exception {
    Path usr = Files.createDirectories(base.resolve("usr/bin"));
    Path bin = Files.createSymbolicLink(base.resolve("bin"), Path.of("usr/bin"));
    write(usr.resolve(TOOL), "#!/bin/sh\necho first\n");

    assertThat(inspected(usr + ":" + bin, base)).containsExactly(usr);
  }

  @Test
  void fileOnANoexecMount_isSkipped() throws Exception {
    assumeTrue(Machines.userId() == 0, "only root can mount a file system without exec");
    Path first = Files.createDirectory(base.resolve("a"));
    Path second = Files.createDirectory(base.resolve("b"));
    write(second.resolve(TOOL), "#!/bin/sh\necho second\n");
    assumeTrue(
        run(List.of("/bin/mount", "-t", "tmpfs", "-o", "noexec", "none", first.toString()))
            .equals("0"),
        "mounts are not allowed here");
    try {
      write(first.resolve(TOOL), "#!/bin/sh\necho first\n");

      assertThat(prober(base).probe(command(), first.resolve(TOOL)).runnability())
          .isEqualTo(Runnability.NOT_EXECUTABLE);
      assertThat(runBy(first + ":" + second, base)).isEqualTo("second");
    } finally {
      run(List.of("/bin/umount", first.toString()));
    }
  }

  private static String answer(Resolution resolution, Path first) {
    if (resolution.candidates().get(0).runnability().stopsExecvp()) {
      return "";
    }
    Path winner = resolution.winner().map(Candidate::path).orElseThrow();
    return winner.startsWith(first) ? "first" : "second";
  }

  private static Resolution resolve(Path workingDirectory, Path... directories) {
    List<Candidate> candidates = new ArrayList<>();
    for (Path directory : directories) {
      candidates.add(prober(workingDirectory).probe(command(), directory.resolve(TOOL)));
    }
    return new Resolution(command(), "given", Optional.empty(), candidates);
  }

  private static List<Path> inspected(String path, Path workingDirectory) {
    Host host = Machines.real(workingDirectory);
    Problems problems = new Problems(host);
    return new SearchPathInspector(host, problems, new Writers())
        .inspect(new SearchPathText("given", "--path", path))
        .directories();
  }

  private static Prober prober(Path workingDirectory) {
    return new Prober(Machines.real(workingDirectory));
  }

  private static CommandName command() {
    return CommandName.of(TOOL, Platform.LINUX);
  }

  private static void script(Path tool, String shebang) throws IOException {
    write(tool, shebang + "echo first\n");
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void chain(Path tool, int links) throws IOException {
    Path directory = Files.createDirectory(tool.resolveSibling("chain"));
    Path at = directory.resolve("end");
    script(at, "#!/bin/sh\n");
    for (int i = 1; i < links; i++) {
      at = Files.createSymbolicLink(directory.resolve("link" + i), at);
    }
    Files.createSymbolicLink(tool, at);
  }

  private static void hardLink(Path tool) throws IOException {
    Path other = tool.resolveSibling("other-name");
    script(other, "#!/bin/sh\n");
    Files.createLink(tool, other);
    assertThat(Files.exists(tool, LinkOption.NOFOLLOW_LINKS)).isTrue();
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    return String.valueOf(new ProcessBuilder(command).redirectErrorStream(true).start().waitFor());
  }

  /** Returns what the tool prints when env(1) hands its name to execvp(3). */
  private static String runBy(String path, Path workingDirectory) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("/usr/bin/env", "PATH=" + path + ":/usr/bin:/bin", TOOL)
            .directory(workingDirectory.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    return said.strip();
  }
}
