package dev.auditpath.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.auditpath.testing.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The line of {@code shell-hook} in real shells at a terminal of their own. */
class ShellHookProcessTest {
  private static final String SAID = "audit-path: findings not told yet: ";

  @TempDir private Path base;
  private Path home;
  private Path state;

  @BeforeEach
  void homeOfItsOwn() throws IOException {
    home = Files.createDirectory(base.toRealPath().resolve("it is $(here) & there"));
    state = home.resolve(".local/state/audit-path");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void somethingWaits_isSaidOnceAtTheFirstPrompt(String shell) throws Exception {
    install(shell);
    Files.writeString(state.resolve("waiting"), "12\n");

    String seen = terminal(shell, "true", "true");

    assertThat(seen.split(SAID, -1)).as(seen).hasSize(2);
    assertThat(seen).contains(SAID + "12; audit-path --now lists them");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void nothingWaits_isNotSpokenOf(String shell) throws Exception {
    install(shell);

    assertThat(terminal(shell, "true")).contains("THE END").doesNotContain("audit-path:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void fileThatHoldsNoNumber_isNotShown(String shell) throws Exception {
    install(shell);
    for (String text : List.of("\u001b]0;title\u0007\n", "1; echo\n", "$(echo 3)\n", "0\n", "\n")) {
      Files.writeString(state.resolve("waiting"), text);

      assertThat(terminal(shell, "true")).contains("THE END").doesNotContain(SAID);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void exitStatusOfTheLastCommand_staysWhatItWas(String shell) throws Exception {
    install(shell);
    Files.writeString(state.resolve("waiting"), "1\n");
    String status = shell.equals("fish") ? "$status" : "$?";

    assertThat(terminal(shell, "false", "echo \"it was [\"" + status + "\"]\""))
        .contains("it was [1]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh"})
  void hook_needsNoProgramAndLeavesThePath(String shell) throws Exception {
    install(shell);
    Files.writeString(state.resolve("waiting"), "3\n");

    String seen = terminal(shell, "true");

    assertThat(seen).contains(SAID + "3").doesNotContain("not found").doesNotContain("No such");
    try (var files = Files.newDirectoryStream(state.resolve("shell-paths"))) {
      assertThat(Files.readString(files.iterator().next()))
          .isEqualTo("audit-path/shell-path/1 " + shell + "\n" + home + "/empty\nend\n");
    }
  }

  private void install(String shell) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "needs script");
    assumeTrue(Files.isExecutable(program(shell)), "needs " + shell);
    Program.Outcome hook = Program.withHome(home).run("shell-hook", shell);
    assertThat(hook.err()).isEmpty();
    assertThat(hook.out()).hasLineCount(1);
    Path directory = Files.createDirectories(home.resolve(".config/fish"));
    // Else fish makes them, in a process that stays behind.
    Files.createDirectories(home.resolve(".local/share/fish/generated_completions"));
    Files.writeString(home.resolve("rc"), hook.out());
    Files.writeString(home.resolve(".zshrc"), hook.out());
    Files.writeString(
        directory.resolve("config.fish"),
        hook.out() + "set fish_greeting\nfunction fish_prompt; echo '> '; end\n");
  }

  private static Path program(String shell) {
    return Path.of(shell.equals("bash") ? "/bin/bash" : "/usr/bin/" + shell);
  }

  /** Types commands at a terminal on which only a shell runs, and returns what is seen there. */
  private String terminal(String shell, String... commands)
      throws IOException, InterruptedException {
    String options =
        switch (shell) {
          case "bash" -> " --noprofile --rcfile ../rc -i";
          case "zsh" -> " -d -i";
          default -> " --private -i";
        };
    Path typed = home.resolve("typed");
    Files.writeString(typed, String.join("\n", commands) + "\necho 'THE' 'END'\nexit 0\n");
    Files.createDirectories(home.resolve("empty"));
    ProcessBuilder builder =
        new ProcessBuilder("/usr/bin/script", "-qec", program(shell) + options, "/dev/null")
            .directory(home.resolve("empty").toFile())
            .redirectInput(typed.toFile())
            .redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.put("HOME", home.toString());
    environment.put("ZDOTDIR", home.toString());
    environment.put("PATH", shell.equals("fish") ? "/usr/bin:/bin" : home + "/empty");
    environment.put("TERM", "dumb");
    environment.put("LANG", "C.UTF-8");
    Process process = builder.start();
    String seen = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return seen;
  }
}
