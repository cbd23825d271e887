package dev.auditpath.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.auditpath.model.Behaviour;
import dev.auditpath.model.HandOver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HonestShellScriptsTest {

  private static Behaviour of(Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    return ShellAnalysis.of(
        new ShellSource(text, file.getFileName().toString(), file, 1, List.of()));
  }

  @ParameterizedTest
  @CsvSource({"/bin/zcat,gzip", "/bin/gunzip,gzip", "/usr/bin/which,''"})
  void debianWrapper_startsOnlyWhatItSays(String name, String program) throws IOException {
    Path file = Path.of(name);
    boolean script = Files.isRegularFile(file) && Files.size(file) < 100_000;
    assumeTrue(script, name + " is no script on this machine");
    Behaviour behaviour = of(file);
    assertThat(behaviour.handOvers().stream().map(HandOver::command).distinct())
        .containsExactlyElementsOf(program.isEmpty() ? List.of() : List.of(program));
    assertThat(behaviour.effects()).isEmpty();
    assertThat(behaviour.unread()).isEmpty();
  }

  @Test
  void ldd_doesNothingBesides() throws IOException {
    Path file = Path.of("/usr/bin/ldd");
    assumeTrue(Files.isRegularFile(file), "there is no ldd on this machine");
    Behaviour behaviour = of(file);
    assertThat(behaviour.handOvers())
        .extracting(HandOver::command)
        .allMatch(n -> n.startsWith("ld-"));
    assertThat(behaviour.effects()).isEmpty();
  }

  @Test
  void activateOfARealVenv_startsNothing(@TempDir Path folder) throws Exception {
    Path venv = folder.resolve("venv");
    int status =
        new ProcessBuilder("python3", "-m", "venv", "--without-pip", venv.toString())
            .inheritIO()
            .start()
            .waitFor();
    assumeTrue(status == 0, "python3 makes no venv on this machine");
    Behaviour behaviour = of(venv.resolve("bin/activate"));
    assertThat(behaviour.handOvers())
        .extracting(HandOver::command)
        .isSubsetOf("uname", "cygpath", "basename");
    assertThat(behaviour.effects()).isEmpty();
    assertThat(behaviour.unread()).isEmpty();
  }

  @Test
  void shimOfAVersionManager_runsTheManagerOnly() {
    String shim =
        """
        #!/usr/bin/env bash
        set -e
        [ -n "$PYENV_DEBUG" ] && set -x
        program="${0##*/}"
        export PYENV_ROOT="/home/x/.pyenv"
        exec "/home/x/.pyenv/libexec/pyenv" exec "$program" "$@"
        """;
    Behaviour behaviour =
        ShellAnalysis.of(new ShellSource(shim, "git", Path.of("git"), 1, List.of()));
    assertThat(behaviour.handOvers()).extracting(HandOver::command).containsExactly("pyenv");
    assertThat(behaviour.effects()).isEmpty();
    assertThat(behaviour.unread()).isEmpty();
  }
}
