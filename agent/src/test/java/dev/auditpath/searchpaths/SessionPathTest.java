package dev.auditpath.searchpaths;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Platform;
import dev.auditpath.model.SearchPathText;
import dev.auditpath.testing.FakeMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionPathTest {
  private static final String DEFAULT =
      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  @TempDir Path root;
  private FakeMachine machine;

  @BeforeEach
  void build() {
    machine = new FakeMachine(root).directory("/usr/lib/systemd").directory("/usr/sbin");
  }

  @Test
  void nothingConfigured_systemdDefault() {
    SearchPathText learned = learn(machine.host());

    assertThat(learned.text()).isEqualTo(DEFAULT);
    assertThat(learned.id()).isEqualTo("session");
    assertThat(learned.source()).isEqualTo("environment.d(5) and /etc/environment");
  }

  @Test
  void sbinMergedIntoBin_shortDefault() throws IOException {
    Files.delete(machine.place("/usr/sbin"));
    machine.directory("/usr/bin");
    Files.createSymbolicLink(machine.place("/usr/sbin"), Path.of("bin"));

    assertThat(learn(machine.host()).text()).isEqualTo("/usr/local/bin:/usr/bin");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "PATH=\"/a:/b\"|/a:/b",
        "export PATH=/a # why|/a",
        "PATH=$HOME/bin|$HOME/bin",
        "# PATH=/x\\nPATH='/a'|/a",
      })
  void etcEnvironment_asPamReadsIt(String text, String expected) {
    machine.file("/etc/environment", text.replace("\\n", "\n"));

    assertThat(learn(machine.host()).text()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "PATH DEFAULT=/d:${PATH}|/d:",
        "PATH DEFAULT=/d OVERRIDE=@{HOME}/o|/home/u/o",
        "PATH\\tDEFAULT=\"/a b:/c\"|/a b:/c",
        "#PATH DEFAULT=/x|",
        "PATH DEFAULT=\\\\$x|$x",
      })
  void pamEnvConf_asItsManualSays(String text, String expected) {
    machine.file(
        "/etc/security/pam_env.conf", text.replace("\\t", "\t").replace("\\\\", "\\") + "\n");

    String path = learn(machine.host()).text();

    assertThat(path).startsWith(expected == null ? DEFAULT : expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "PATH=/opt/x:$PATH|/opt/x:" + DEFAULT,
        "PATH=~/y:$HOME/z|~/y:/home/u/z",
        "A=one\\nPATH='/three/$A'|/three/one",
        "PATH=${NO:-/d}:${HOME:+/yes}:${NO:+/no}:$$|/d:/yes::$",
        "PATH=/a\\\\\\n/b|/a/b",
        "PATH=/a  \\n;PATH=/b|/a",
        "PATH=/a # b|/a # b",
        "PATH=${HOME|${HOME",
        "export PATH=/a|" + DEFAULT,
      })
  void environmentD_asTheGeneratorPrintsIt(String text, String expected) {
    String lines = text.replace("\\\\\\n", "\\\n").replace("\\n", "\n");
    machine.file("/home/u/.config/environment.d/10-a.conf", lines + "\n");

    assertThat(learn(machine.host()).text()).isEqualTo(expected);
  }

  @Test
  void environmentD_mergedByNameAndMasked() throws IOException {
    machine
        .file("/usr/lib/environment.d/10-x.conf", "PATH=/vendor\n")
        .file("/usr/lib/environment.d/30-z.conf", "PATH=/never\n")
        .file("/run/environment.d/10-x.conf", "PATH=/run:$PATH\n")
        .file("/usr/local/lib/environment.d/20-y.conf", "PATH=/local:$PATH\n")
        .file("/home/u/.config/environment.d/ignored.txt", "PATH=/ignored\n")
        .directory("/etc/environment.d");
    Files.createSymbolicLink(machine.place("/etc/environment.d/30-z.conf"), Path.of("/dev/null"));

    assertThat(learn(machine.host()).text()).isEqualTo("/local:/run:" + DEFAULT);
  }

  @Test
  void configHomeMoved_followed() {
    machine.file("/home/u/elsewhere/environment.d/a.conf", "PATH=/moved");
    String moved = machine.place("/home/u/elsewhere").toString();

    Host host = machine.host(Platform.LINUX, 1000, Map.of("XDG_CONFIG_HOME", moved));

    assertThat(learn(host).text()).isEqualTo("/moved");
  }

  @Test
  void userConf_defaultEnvironment() {
    machine
        .file("/etc/systemd/user.conf", "[Manager]\nDefaultEnvironment=PATH=/first A=b\n")
        .file("/etc/systemd/user.conf.d/x.conf", "DefaultEnvironment=\"PATH=/sec ond\"\n");

    assertThat(learn(machine.host()).text()).isEqualTo("/sec ond");
  }

  @Test
  void noSystemd_pamOnly() throws IOException {
    Files.delete(machine.place("/usr/lib/systemd"));
    machine.file("/etc/login.defs", "ENV_SUPATH\tPATH=/sbin\nENV_PATH PATH=/bin\n");

    SearchPathText learned = learn(machine.host());

    assertThat(learned.text()).isEqualTo("/bin");
    assertThat(learned.source()).contains("pam_env(8) only");
  }

  @Test
  void macOs_pathHelper() {
    machine
        .file("/etc/paths", "/usr/local/bin\n/usr/bin\n")
        .file("/etc/paths.d/10-b", "/b\n")
        .file("/etc/paths.d/05-a", "/a\n\n");

    String path = learn(machine.host(Platform.MACOS, 501, Map.of())).text();

    assertThat(path).isEqualTo("/usr/local/bin:/usr/bin:/a:/b:/bin:/usr/sbin:/sbin");
  }

  private static SearchPathText learn(Host host) {
    return new SessionPath().learn(host, new Problems(host));
  }
}
