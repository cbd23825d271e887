package dev.auditpath.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.auditpath.notify.TestServer;
import dev.auditpath.testing.RunningAgent;
import dev.auditpath.testing.TestBus;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The system's package manager at work beside the agent, on a copy of the system's folders. */
class UpgradeProcessTest {
  private static final int PACKAGES = 50;

  /** What is written below /usr and /var stays in memory, and is gone with the last process. */
  private static final String ON_A_COPY =
      """
      /bin/mount -t tmpfs tmpfs "$0" || exit 1
      for folder in usr var; do
        /bin/mkdir -p "$0/$folder/upper" "$0/$folder/work"
        /bin/mount -t overlay overlay \\
          -o "lowerdir=/$folder,upperdir=$0/$folder/upper,workdir=$0/$folder/work" "/$folder" || exit 1
      done
      exec "$@"
      """;

  @TempDir private Path home;

  @Test
  void upgradeOfFiftyPackages_interruptsNobodyAndAHijackAfterItDoes() throws Exception {
    assumeTrue(Files.isExecutable(TestBus.PROGRAM), "needs dbus-daemon");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/dpkg-deb")), "needs dpkg");
    home = home.toRealPath();
    Path copy = Files.createDirectory(home.resolve("copy"));
    List<String> onACopy =
        List.of(
            "/usr/bin/unshare",
            "--mount",
            "--propagation",
            "private",
            "/bin/sh",
            "-c",
            ON_A_COPY,
            copy.toString());
    assumeTrue(run(concat(onACopy, "/bin/true")) == 0, "needs root and overlays");
    Path bin = Files.createDirectory(home.resolve("bin"));
    for (String file : List.of(".bashrc", ".profile")) {
      Files.writeString(home.resolve(file), "PATH=" + bin + ":$PATH\n");
    }
    List<String> packages = newerPackages();
    try (TestBus bus = TestBus.start(home);
        TestServer server = TestServer.start(bus, "actions");
        RunningAgent agent =
            RunningAgent.startThrough(
                home,
                concat(onACopy, "/usr/bin/env", "DBUS_SESSION_BUS_ADDRESS=" + bus.address()))) {
      agent.awaitArmed();
      long audits = audits(agent);
      List<String> inside =
          List.of("/usr/bin/nsenter", "--mount", "--target", Long.toString(agent.pid()));
      List<String> upgrade = concat(inside, "/usr/bin/dpkg", "--install", "--no-triggers");
      upgrade.addAll(packages);
      assertThat(run(upgrade)).isZero();
      for (int i = 0; i < 300 && audits(agent) == audits; i++) {
        Thread.sleep(200);
      }
      assertThat(audits(agent)).as("it has looked again").isGreaterThan(audits);
      Thread.sleep(5_000);

      assertThat(server.shown()).isEmpty();
      assertThat(agent.status().out()).doesNotContain("waiting");

      Path hijack = bin.resolve("curl");
      Files.writeString(hijack, "#!/bin/sh\nexit 0\n");
      Files.setPosixFilePermissions(hijack, PosixFilePermissions.fromString("rwxr-xr-x"));
      for (int i = 0; i < 600 && server.shown().isEmpty(); i++) {
        Thread.sleep(100);
      }
      assertThat(server.shown())
          .extracting(TestServer.Shown::summary)
          .containsExactly("curl is not curl any more");
    }
  }

  private static long audits(RunningAgent agent) throws IOException, InterruptedException {
    return agent.statusJson().get("audits").asLong();
  }

  private List<String> newerPackages()
      throws IOException, InterruptedException, URISyntaxException {
    Path directory = Files.createDirectory(home.resolve("packages"));
    Path script = Path.of(UpgradeProcessTest.class.getResource("newer-packages.sh").toURI());
    assertThat(
            run(
                List.of(
                    "/bin/sh",
                    script.toString(),
                    directory.toString(),
                    Integer.toString(PACKAGES))))
        .isZero();
    try (Stream<Path> files = Files.list(directory)) {
      List<String> packages = files.map(Path::toString).sorted().toList();
      assertThat(packages).hasSize(PACKAGES);
      return packages;
    }
  }

  private static List<String> concat(List<String> words, String... more) {
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of(more));
    return all;
  }

  private int run(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("run.out").toFile());
    builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
    return builder.start().waitFor();
  }
}
