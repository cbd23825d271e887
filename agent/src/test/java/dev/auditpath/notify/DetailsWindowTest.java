package dev.auditpath.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.auditpath.host.Host;
import dev.auditpath.model.Platform;
import dev.auditpath.testing.Golden;
import dev.auditpath.testing.Machines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a terminal emulator is called with, told by programs that stand in its place. */
class DetailsWindowTest {
  private static final String FINGERPRINT = "0123456789abcdef0123456789abcdef";

  @TempDir private Path root;

  @BeforeEach
  void putRecordersInTheirPlace() throws IOException {
    assumeTrue(Machines.userId() == 0, "needs root, whose the terminal has to be");
    root = root.toRealPath();
    Files.createDirectories(root.resolve("usr/bin"));
    Files.createSymbolicLink(
        Files.createDirectories(root.resolve("bin")).resolve("sh"), Path.of("/bin/sh"));
    record("xterm");
  }

  private void record(String name) throws IOException {
    Path program = root.resolve("usr/bin").resolve(name);
    Files.writeString(
        program,
        "#!/bin/sh\nprintf '[%s]\\n' \"$PATH\" \"$0\" \"$@\" >'"
            + root
            + "/called.new'\n"
            + "/bin/mv '"
            + root
            + "/called.new' '"
            + root
            + "/called'\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void terminal_runsExplainAsIfNobodyWereThereAndWaits() throws Exception {
    window(Map.of()).open(FINGERPRINT);

    Golden.check("notify/terminal.txt", called());
  }

  @Test
  void service_asksTheUsersManager() throws Exception {
    record("systemd-run");

    assertThat(window(Map.of("NOTIFY_SOCKET", "/x")).throughTheManager())
        .containsExactly(
            "/usr/bin/systemd-run",
            "--user",
            "--quiet",
            "--collect",
            "--setenv=PATH=/usr/bin:/bin",
            "--");
  }

  @Test
  void fingerprintThatIsNone_isNotPassedOn() throws Exception {
    window(Map.of()).open("--exec=evil");

    assertThat(called()).contains("[--now]\n[--no-search]\n").doesNotContain("evil");
  }

  private DetailsWindow window(Map<String, String> more) {
    Map<String, String> variables = new HashMap<>(Map.of("PATH", "/evil", "LD_PRELOAD", "/evil"));
    variables.putAll(more);
    return new DetailsWindow(
        new Host(Platform.LINUX, root, root, root, Machines.userId(), variables, Clock.systemUTC()),
        Path.of("/opt/audit path/bin/audit-path"));
  }

  private String called() throws IOException, InterruptedException {
    Path called = root.resolve("called");
    for (int i = 0; i < 500 && !Files.exists(called); i++) {
      Thread.sleep(20);
    }
    return Files.readString(called).replace(root.toString(), "");
  }
}
