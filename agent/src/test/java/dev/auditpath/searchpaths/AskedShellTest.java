package dev.auditpath.searchpaths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Platform;
import dev.auditpath.model.SearchPathText;
import dev.auditpath.testing.FakeMachine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class AskedShellTest {
  private static final Map<String, String> START_UP_FILES =
      Map.of(
          "bash",
          ".profile",
          "dash",
          ".profile",
          "zsh",
          ".zshrc",
          "fish",
          ".config/fish/config.fish");

  @TempDir Path root;
  private FakeMachine machine;
  private Problems problems;

  @BeforeEach
  void build() {
    machine = new FakeMachine(root);
    problems = new Problems(machine.host());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "dash", "zsh", "fish"})
  void plainStartUpFile_pathItEndsWith(String name) {
    String line = name.equals("fish") ? "set -gx PATH /asked $PATH" : "PATH=/asked:$PATH";

    Optional<SearchPathText> answer =
        ask("/bin/" + name, START_UP_FILES.getOrDefault(name, ".profile"), line);

    assertThat(problems.toList()).isEmpty();
    assertThat(answer.orElseThrow().text()).startsWith("/asked:");
    assertThat(answer.orElseThrow().id()).isEqualTo("terminal");
    assertThat(answer.orElseThrow().source()).isEqualTo("asked /bin/" + name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo noise; echo @AUDITPATH-; printf '@@AUDIT'; printf '\\033]0;t\\007no line end'",
        "head -c 3000000 /dev/zero",
        "read answer",
        "sleep 3 &",
        "alias env=false printf=false; env() { exit 1; }",
        "read answer </dev/tty",
      })
  void oddStartUpFile_stillAnswers(String line) {
    Optional<SearchPathText> answer = ask("/bin/bash", ".profile", line + "\nPATH=/asked:$PATH");

    assertThat(problems.toList()).isEmpty();
    assertThat(answer.orElseThrow().text()).startsWith("/asked:");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exec true|ended it",
        "exit 0|ended it",
        "exec >/dev/null|sent its output elsewhere",
        "sleep 600|kept it busy for 1.5 s",
        "trap '' TERM; while :; do :; done|kept it busy",
        "yes|printed too much",
      })
  void stubbornStartUpFile_problemAndNothing(String line, String why) {
    assertThat(ask("/bin/bash", ".profile", line)).isEmpty();

    assertThat(problems.toList())
        .singleElement()
        .matches(problem -> problem.message().contains(why) || line.equals("yes"))
        .matches(problem -> !problem.hidesCommands());
  }

  @Test
  void hangingChild_killedWithTheShell() throws InterruptedException {
    ask("/bin/bash", ".profile", "sleep 424242");

    for (int i = 0; i < 100 && isRunning("sleep 424242"); i++) {
      Thread.sleep(20);
    }
    assertThat(isRunning("sleep 424242")).isFalse();
  }

  private static boolean isRunning(String command) {
    return ProcessHandle.allProcesses()
        .anyMatch(process -> process.info().commandLine().orElse("").endsWith(command));
  }

  @Test
  void notInShells_refused() {
    machine.file("/etc/shells", "/bin/zsh\n");

    assertThat(askListed("/bin/bash")).isEmpty();
    assertThat(problems.toList()).singleElement().matches(p -> p.message().contains("/etc/shells"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/usr/sbin/nologin", "/bin/false", "", "bash", "/usr/bin/tmux"})
  void noShell_refused(String shell) {
    machine.file("/etc/shells", shell + "\n");

    assertThat(askListed(shell)).isEmpty();
    assertThat(problems.toList()).hasSize(1);
  }

  @Test
  void shellThatOthersCanWriteTo_refused() {
    machine.program("/home/u/bash");
    machine.place("/home/u/bash").toFile().setWritable(true, false);
    String shell = machine.place("/home/u/bash").toString();
    machine.file("/etc/shells", shell + "\n");

    assertThat(askListed(shell)).isEmpty();
    assertThat(problems.toList()).hasSize(1);
  }

  private Optional<SearchPathText> ask(String shell, String startUpFile, String line) {
    assumeTrue(Files.isExecutable(Path.of(shell)), () -> shell + " is not installed");
    machine.file("/home/u/" + startUpFile, line + "\n").file("/etc/shells", "#\n" + shell + "\n");
    return askListed(shell);
  }

  private Optional<SearchPathText> askListed(String shell) {
    machine.file("/etc/passwd", "u:x:1000:1000::/home/u:" + shell + "\n");
    Path home = machine.place("/home/u");
    Host host = new Host(Platform.LINUX, root, home, home, 1000, Map.of(), Clock.systemUTC());
    return new AskedShell(Duration.ofMillis(1500)).ask(host, problems);
  }
}
