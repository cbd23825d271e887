package dev.auditpath.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An environment that runs other programs than one thinks: whatever it gets to run leaves a file.
 * The one thing that no script escapes is LD_PRELOAD in the shell that runs it; what that starts
 * has to be free of it.
 */
class HostileEnvironmentTest {
  private static final String PRELOAD = "/nonexistent/preload.so";
  private static final List<String> NAMES =
      List.of(
          ("java javac jlink mvn sh bash env uname readlink dirname basename id sed grep awk tr cut"
                  + " cat cp mv rm ln ls touch chmod mktemp head tail find sha256sum getent sudo"
                  + " apt-get dpkg dpkg-query rpm python3 python git systemctl systemd-run gdbus"
                  + " dbus-send notify-send xdg-open man stty tput")
              .split(" ", -1));

  @TempDir private Path directory;
  private Path home;
  private Path canary;
  private Map<String, String> hostile;

  @BeforeEach
  void trap() throws IOException {
    home = Files.createDirectory(directory.toRealPath().resolve("ada"));
    canary = directory.resolve("canary");
    Path bin = Files.createDirectory(directory.resolve("bin"));
    for (String name : NAMES) {
      Path fake = bin.resolve(name);
      Files.writeString(fake, "#!/bin/sh\necho " + name + " >>'" + canary + "'\n");
      Files.setPosixFilePermissions(fake, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    String agent = "-javaagent:" + agentJar();
    hostile = new TreeMap<>();
    hostile.put("HOME", home.toString());
    hostile.put("PATH", bin + ":/usr/bin:/bin");
    hostile.put("JAVA_TOOL_OPTIONS", agent);
    hostile.put("_JAVA_OPTIONS", agent);
    hostile.put("JDK_JAVA_OPTIONS", agent);
    hostile.put("CLASSPATH", directory.resolve("classes").toString());
    hostile.put("LD_PRELOAD", PRELOAD);
    hostile.put("LD_LIBRARY_PATH", bin.toString());
    hostile.put("CDPATH", bin.toString());
  }

  @Test
  void nothingOfIt_isRunByInstallerProgramOrAgent() throws Exception {
    run("../installer/install.sh", "--no-build", "--no-service", "--yes");
    String program = home + "/.local/bin/audit-path";
    run(program, "--version");
    run(program, "--now", "--format", "json");
    run(program, "which", "java");
    Process agent = start(directory.resolve("agent"), program, "agent");
    try {
      long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
      while (run(program, "status").exit() != 0 && System.nanoTime() < end) {
        Thread.sleep(200);
      }
      assertThat(run(program, "status").exit()).isZero();
    } finally {
      agent.destroy();
      agent.waitFor();
    }
    run("../installer/install.sh", "--uninstall", "--purge", "--no-service");

    assertThat(canary).doesNotExist();
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void trap_springs() throws Exception {
    run("/bin/sh", "-c", "uname");
    assertThat(Files.readString(canary)).isEqualTo("uname\n");

    run(Path.of(System.getProperty("java.home")).resolve("bin/java").toString(), "-version");
    assertThat(Files.readString(canary)).contains("java agent\n");
  }

  private record Outcome(int exit, String out) {}

  /**
   * Runs a program; of a script of ours it checks that only its own shell was given what to load
   * before.
   */
  private Outcome run(String... command) throws Exception {
    Path out = directory.resolve("out");
    Process process = start(out, command);
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
    String said = Files.readString(out, StandardCharsets.UTF_8);
    if (command[0].startsWith("..") || command[0].startsWith(home.toString())) {
      assertThat(said.lines().filter(line -> line.contains(PRELOAD))).as(said).hasSize(1);
      assertThat(process.exitValue()).as(said).isLessThan(2);
    }
    return new Outcome(process.exitValue(), said);
  }

  private Process start(Path out, String... command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
    builder.environment().clear();
    builder.environment().putAll(hostile);
    return builder.start();
  }

  private Path agentJar() throws IOException {
    Path classes = Files.createDirectory(directory.resolve("classes"));
    Path source =
        Files.writeString(
            directory.resolve("Canary.java"),
            """
            public class Canary {
              public static void premain(String arguments) throws Exception {
                java.nio.file.Files.writeString(
                    java.nio.file.Path.of("%s"),
                    "java agent\\n",
                    java.nio.file.StandardOpenOption.CREATE,
                    java.nio.file.StandardOpenOption.APPEND);
              }
            }
            """
                .formatted(canary));
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", classes.toString(), source.toString());
    assertThat(compiled).isZero();
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", "Canary");
    Path jar = directory.resolve("agent.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest)) {
      entries.putNextEntry(new JarEntry("Canary.class"));
      Files.copy(classes.resolve("Canary.class"), entries);
      entries.closeEntry();
    }
    return jar;
  }
}
