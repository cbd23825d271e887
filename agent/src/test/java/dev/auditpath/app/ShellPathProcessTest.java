package dev.auditpath.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.auditpath.testing.Program;
import dev.auditpath.testing.RunningAgent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The PATH of real interactive shells with the hook, as the running agent learns it. */
class ShellPathProcessTest {
  @TempDir private Path home;

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void directoryThatAShellPutFirst_isSearchedAndWatchedFromItsNextPromptOn(String shell)
      throws Exception {
    Path program = Path.of(shell.equals("bash") ? "/bin/bash" : "/usr/bin/" + shell);
    assumeThere(program);
    assumeThere(Path.of("/usr/bin/script"));
    Path hooked = Files.createDirectories(home.resolve("hooked"));
    Program.Outcome hook = Program.withHome(home).run("shell-hook", shell);
    assertThat(hook.exit()).as(hook.err()).isZero();
    writeStartUpFiles(shell, hook.out(), hooked);
    try (RunningAgent agent = RunningAgent.start(home)) {
      openAndLeave(program, shell);
      Path curl = Files.writeString(hooked.resolve("curl"), "#!/bin/sh\n");
      Files.setPosixFilePermissions(curl, PosixFilePermissions.fromString("rwxr-xr-x"));

      JsonNode entries =
          RunningAgent.awaitHistory(home, all -> !RunningAgent.of(all, "raised", "curl").isEmpty());

      assertThat(RunningAgent.of(entries, "raised", "curl").get(0).get("path").asText())
          .isEqualTo(curl.toString());
      assertThat(agent.statusJson().get("searchPaths").get(0).asText())
          .startsWith("terminal: PATH of a " + shell + " of 20")
          .endsWith("left by the shell hook");
    }
  }

  private static void assumeThere(Path program) {
    boolean there = Files.isExecutable(program);
    if (!there) {
      System.out.println("skipped: needs " + program);
    }
    assumeTrue(there, "needs " + program);
  }

  private void writeStartUpFiles(String shell, String hook, Path first) throws IOException {
    String path =
        shell.equals("fish")
            ? "set -gx PATH " + first + " /usr/bin /bin\n"
            : "PATH=" + first + ":/usr/bin:/bin\n";
    Path fish = Files.createDirectories(home.resolve(".config/fish"));
    // Else fish makes them, in a process that stays behind.
    Files.createDirectories(home.resolve(".local/share/fish/generated_completions"));
    Files.writeString(home.resolve("rc"), hook + path);
    Files.writeString(home.resolve(".zshrc"), hook + path);
    Files.writeString(
        fish.resolve("config.fish"),
        hook + path + "set fish_greeting\nfunction fish_prompt; echo '> '; end\n");
  }

  /** Types at a terminal on which only the shell runs. */
  private void openAndLeave(Path program, String shell) throws IOException, InterruptedException {
    String options =
        switch (shell) {
          case "bash" -> " --noprofile --rcfile " + home.resolve("rc") + " -i";
          case "zsh" -> " -d -i";
          default -> " --private -i";
        };
    Path typed = Files.writeString(home.resolve("typed"), "true\nexit 0\n");
    ProcessBuilder builder =
        new ProcessBuilder("/usr/bin/script", "-qec", program + options, "/dev/null")
            .directory(home.toFile())
            .redirectInput(typed.toFile())
            .redirectErrorStream(true);
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of(
                "HOME", home.toString(),
                "ZDOTDIR", home.toString(),
                "PATH", "/usr/bin:/bin",
                "TERM", "dumb",
                "LANG", "C.UTF-8"));
    Process process = builder.start();
    String seen = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).as(seen).isTrue();
  }
}
