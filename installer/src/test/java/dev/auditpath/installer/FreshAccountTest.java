package dev.auditpath.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Install, service, upgrade and uninstall for real: an ordinary account that was never here before,
 * with a systemd user manager of its own. What this build made is installed; it is not built again.
 */
class FreshAccountTest {
  private static final Path SCRIPTS = Path.of("src/test/systemd").toAbsolutePath();

  @TempDir private Path directory;

  @Test
  void lifeOfAnInstallation_isAsTheReadmeSays() throws Exception {
    assumeThat(System.getProperty("user.name")).as("only root can make accounts").isEqualTo("root");
    for (String needed :
        List.of("/lib/systemd/systemd", "/usr/bin/dbus-daemon", "/usr/bin/unshare")) {
      assumeThat(Path.of(needed)).exists();
    }
    Path out = directory.resolve("out");

    Process life =
        new ProcessBuilder(
                "/bin/bash",
                SCRIPTS.resolve("fresh-account.sh").toString(),
                Path.of("..").toRealPath().toString(),
                "/bin/bash",
                "/srv/clone/installer/src/test/systemd/life.sh",
                "--no-build")
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    boolean ended = life.waitFor(10, TimeUnit.MINUTES);
    life.destroy();

    String said = Files.readString(out, StandardCharsets.UTF_8);
    assertThat(ended).as(said).isTrue();
    assertThat(said.lines().filter(line -> line.startsWith("so: ")))
        .as(said)
        .anyMatch(line -> line.startsWith("so: active, and said that it is ready"))
        .contains(
            "so: enabled and hardened",
            "so: verified by systemd-analyze",
            "so: running on its own runtime",
            "so: up again after kill -9",
            "so: killed by the watchdog and up again",
            "so: a hijacking pip install is in the history",
            "so: replaced and restarted by an upgrade, its history kept",
            "so: gone without a trace");
    assertThat(life.exitValue()).as(said).isZero();
  }
}
