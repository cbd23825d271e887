package dev.auditpath.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Makes a release and installs both of its forms for real, on a machine without any Java. */
class ReleaseTest {
  private static final Path PROGRAM = Path.of("../agent/target/audit-path").toAbsolutePath();
  private static final String WITHOUT_JAVA =
      """
      set -e
      mount -t tmpfs -o mode=755 tmpfs /mnt
      for part in usr etc var; do
        mkdir "/mnt/$part" "/mnt/$part-work"
        mount -t overlay -o "lowerdir=/$part,upperdir=/mnt/$part,workdir=/mnt/$part-work" overlay "/$part"
      done
      mount -t tmpfs -o mode=755 tmpfs /usr/lib/jvm
      rm -f /usr/bin/java /usr/bin/mvn
      ! command -v java mvn >/dev/null
      """;

  @TempDir private static Path directory;

  @BeforeAll
  static void release() throws Exception {
    assumeThat(PROGRAM.resolve("bin/audit-path")).as("the built program").exists();
    assumeThat(System.getProperty("user.name")).as("only root mounts").isEqualTo("root");
    Path bom = Files.writeString(directory.resolve("bom.json"), "{}");
    run(
        List.of(
            Path.of(System.getProperty("java.home")).resolve("bin/java").toString(),
            "-jar",
            Path.of("target/audit-path-installer.jar").toAbsolutePath().toString(),
            "release",
            directory.resolve("release").toString(),
            "--version",
            "1.0",
            "--program",
            PROGRAM.toString(),
            "--archiver",
            Path.of("archive.sh").toAbsolutePath().toString(),
            "--bom",
            bom.toString()));
  }

  @Test
  void checksums_areThoseOfAllFiles() throws Exception {
    String said =
        run(List.of("/bin/sh", "-c", "cd \"$1\" && sha256sum -c SHA256SUMS", "sh", files()));

    assertThat(said.lines()).hasSize(3).allMatch(line -> line.endsWith(": OK"));
  }

  @Test
  void archive_installsWhereNoJavaIs() throws Exception {
    String said =
        withoutJava(
            """
            mkdir /mnt/home && export HOME=/mnt/home && cd /mnt
            tar -xzf "$1"/audit-path-1.0-*.tar.gz
            audit-path-1.0-*/install.sh --no-service
            "$HOME/.local/bin/audit-path" --version
            [ -f "$HOME/.local/share/audit-path/current/lib/audit-path.jsa" ] && echo archived
            audit-path-1.0-*/install.sh --uninstall --purge --no-service
            find "$HOME" -mindepth 1 | sed 's/^/left: /'
            """);

    assertThat(said).contains("commands in", "audit-path 0.", "archived").doesNotContain("left: ");
  }

  @Test
  void debianPackage_installsForEveryUserAndGoesAgain() throws Exception {
    assumeThat(Path.of("/usr/bin/dpkg-deb")).exists();
    String said =
        withoutJava(
            """
            find /usr /etc -name '*audit-path*' >/mnt/before
            dpkg -i "$1"/audit-path_1.0_*.deb
            readlink /etc/systemd/user/default.target.wants/audit-path.service
            XDG_RUNTIME_DIR=/mnt systemd-analyze --user verify --man=no --recursive-errors=no \\
              /usr/lib/systemd/user/audit-path.service && echo verified
            [ -f /usr/lib/audit-path/lib/audit-path.jsa ] && echo archived
            find /usr/lib/audit-path /usr/bin/audit-path -perm /022 ! -type l | sed 's/^/loose: /'
            setpriv --reuid=65534 --regid=65534 --clear-groups env -i HOME=/nonexistent \\
              PATH=/usr/bin:/bin audit-path --now || [ $? -eq 1 ]
            man -w audit-path
            dpkg -r audit-path
            find /usr /etc -name '*audit-path*' | diff /mnt/before - | sed 's/^/left: /'
            """);

    assertThat(said)
        .contains(
            "/usr/lib/systemd/user/audit-path.service",
            "verified",
            "archived",
            "commands in",
            "/usr/share/man/man1/audit-path.1")
        .doesNotContain("left: ", "loose: ");
  }

  /** Runs lines of shell as root of a throw-away copy of this machine that has no Java. */
  private static String withoutJava(String lines) throws Exception {
    return run(
        List.of(
            "/usr/bin/unshare", "--mount", "/bin/sh", "-c", WITHOUT_JAVA + lines, "sh", files()));
  }

  private static String files() {
    return directory.resolve("release").toString();
  }

  private static String run(List<String> command) throws Exception {
    Path out = directory.resolve("out");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
    builder.environment().put("HOME", directory.toString());
    builder.environment().put("LANG", "C.UTF-8");
    Process process = builder.start();
    process.getOutputStream().close();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    String said = Files.readString(out, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }
}
