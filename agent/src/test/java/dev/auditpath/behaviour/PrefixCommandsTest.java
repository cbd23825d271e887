package dev.auditpath.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrefixCommandsTest {

  @ParameterizedTest
  @CsvSource({
    "git x,git x",
    "A=b git x,git x",
    "env A=b git x,git x",
    "env -i -u X A=b git x,git x",
    "env -S git x,git x",
    "sudo -u root git x,git x",
    "doas git x,git x",
    "nice -n 5 git x,git x",
    "nohup setsid git x,git x",
    "timeout -k 5 10 git x,git x",
    "xargs -0 -I {} git {},git {}",
    "time -p git x,git x",
    "command git x,git x",
    "exec -a foo git x,git x",
    "busybox wget x,wget x",
    "stdbuf -oL git x,git x",
    "ionice -c 3 git x,git x",
    "chroot /x git x,git x",
    "unshare -n -- git x,git x",
    "flock /x git x,git x",
    "strace -f -o /x git x,git x",
    "/lib64/ld-linux-x86-64.so.2 --library-path /x /usr/bin/git x,/usr/bin/git x",
    "find . -name git -exec {} x ;,git x",
    "command -v git,command -v git",
    "sudo env nice git x,git x"
  })
  void command_runsInTheEnd(String given, String expected) {
    assertThat(PrefixCommands.unwrap(List.of(given.split(" ", -1))).argv())
        .containsExactly(expected.split(" ", -1));
  }

  @Test
  void variables_areKept() {
    PrefixCommands.Unwrapped unwrapped =
        PrefixCommands.unwrap(List.of("A=1", "env", "LD_PRELOAD=x", "git"));
    assertThat(unwrapped.variables()).containsEntry("LD_PRELOAD", "x").containsEntry("A", "1");
    assertThat(unwrapped.prefixes()).containsExactly("env");
  }

  @Test
  void textOfAnotherShell_isGivenToAShell() {
    assertThat(PrefixCommands.unwrap(List.of("script", "-qc", "git x", "/dev/null")).argv())
        .containsExactly("sh", "-c", "git x");
    assertThat(PrefixCommands.unwrap(List.of("su", "root", "-c", "git x")).argv())
        .containsExactly("sh", "-c", "git x");
  }

  @Test
  void prefixAlone_runsNothing() {
    assertThat(PrefixCommands.unwrap(List.of("env")).argv()).isEmpty();
    assertThat(PrefixCommands.unwrap(List.of()).argv()).isEmpty();
  }
}
