package dev.auditpath.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.CommandName;
import dev.auditpath.model.Curation;
import dev.auditpath.model.Finding;
import dev.auditpath.model.ManagedPackage;
import dev.auditpath.model.Platform;
import dev.auditpath.model.Provenance;
import dev.auditpath.model.Severity;
import dev.auditpath.model.Unattributed;
import dev.auditpath.testing.Machines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuarantineTest {
  private static final String TEXT = "#!/bin/sh\necho hello\n";

  @TempDir private Path base;
  private Path state;
  private Host host;
  private Quarantine quarantine;
  private Problems problems;

  @BeforeEach
  void makeHome() throws IOException {
    base = base.toRealPath();
    Files.createDirectories(base.resolve("home/u"));
    Files.createDirectory(base.resolve("bin"));
    state = base.resolve("home/u/state");
    host = Machines.linux(base, Map.of());
    problems = new Problems(host);
    quarantine = new Quarantine(state, host);
  }

  @ParameterizedTest
  @ValueSource(strings = {"curl", "-rf *", "$(touch x)", "a\nb", "gіt", "'\"\\"})
  void quarantined_doesNotRunAndComesBackAsItWas(String name) throws IOException {
    Path script = script(name, "rwxr-x--x");

    quarantine.carryOut(quarantine.plan(finding(script)));

    assertThat(script).doesNotExist();
    Path aside = base.resolve("bin").resolve(name + Quarantine.SUFFIX);
    assertThat(Files.isExecutable(aside)).isFalse();
    assertThat(mode(aside)).isEqualTo("rw-r-----");
    List<QuarantinedFile> all = new Quarantine(state, host).all(problems);
    assertThat(all).extracting(QuarantinedFile::original).containsExactly(script);

    quarantine.undo(all.get(0));

    assertThat(mode(script)).isEqualTo("rwxr-x--x");
    assertThat(script).hasContent(TEXT);
    assertThat(children(base.resolve("bin"))).containsExactly(script);
    assertThat(quarantine.all(problems)).isEmpty();
    assertThat(problems.toList()).isEmpty();
  }

  @Test
  void record_isTheUsersAloneAndNothingElseIsLeft() throws IOException {
    quarantine.carryOut(quarantine.plan(finding(script("curl", "rwxr-xr-x"))));

    assertThat(mode(state.resolve("quarantine"))).isEqualTo("rwx------");
    List<Path> records = children(state.resolve("quarantine"));
    assertThat(records).hasSize(1);
    assertThat(mode(records.get(0))).isEqualTo("rw-------");
    assertThat(children(base.resolve("bin"))).hasSize(1);
  }

  @Test
  void link_isLeftAlone() throws IOException {
    Path link = base.resolve("bin/curl");
    Files.createSymbolicLink(link, script("other", "rwxr-xr-x"));

    refuses(link, "link");
  }

  @Test
  void fileWithAnotherName_isLeftAlone() throws IOException {
    Path script = script("curl", "rwxr-xr-x");
    Files.createLink(base.resolve("bin/same"), script);

    refuses(script, "another name");
  }

  @Test
  void systemsPackage_isLeftAlone() throws IOException {
    Path script = script("curl", "rwxr-xr-x");
    Provenance owner = new ManagedPackage("dpkg", "curl", "7", Curation.SYSTEM);

    assertThatThrownBy(() -> quarantine.plan(finding(script, owner)))
        .hasMessageContaining("belongs to curl 7 (dpkg)");
  }

  @Test
  void directoryThatOthersCanWriteTo_isLeftAlone() throws IOException {
    Path script = script("curl", "rwxr-xr-x");
    Files.setPosixFilePermissions(
        base.resolve("bin"), PosixFilePermissions.fromString("rwxrwxrwx"));

    refuses(script, "could not be undone");
  }

  @Test
  void nameThatIsTaken_isLeftAlone() throws IOException {
    Path script = script("curl", "rwxr-xr-x");
    script("curl" + Quarantine.SUFFIX, "rw-------");

    refuses(script, "already");
  }

  @Test
  void somethingNewInTheOldPlace_isNotOverwritten() throws IOException {
    Path script = script("curl", "rwxr-xr-x");
    QuarantinedFile file = quarantine.plan(finding(script));
    quarantine.carryOut(file);
    Files.writeString(script, "new");

    assertThatThrownBy(() -> quarantine.undo(file)).hasMessageContaining("something new");
    assertThat(script).hasContent("new");
  }

  @Test
  void otherContentThanWasPutThere_isNotBroughtBack() throws IOException {
    Path script = script("curl", "rwxr-xr-x");
    QuarantinedFile file = quarantine.plan(finding(script));
    quarantine.carryOut(file);
    Files.writeString(file.now(), "worse");

    assertThatThrownBy(() -> quarantine.undo(file)).hasMessageContaining("not what was put there");
    assertThat(script).doesNotExist();
  }

  @Test
  void runThatEndedInTheMiddle_isUndone() throws IOException {
    Path script = script("curl", "rwxr-xr-x");
    QuarantinedFile file = quarantine.plan(finding(script));
    new QuarantineRecords(state.resolve("quarantine"), host).write(file);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rw-r--r--"));

    quarantine.undo(quarantine.all(problems).get(0));

    assertThat(mode(script)).isEqualTo("rwxr-xr-x");
  }

  @Test
  void damagedRecord_isAProblemAndTheOthersAreRead() throws IOException {
    quarantine.carryOut(quarantine.plan(finding(script("curl", "rwxr-xr-x"))));
    Files.writeString(state.resolve("quarantine/x.properties"), "mode=9");

    assertThat(quarantine.all(problems)).hasSize(1);
    assertThat(problems.toList()).hasSize(1);
  }

  private void refuses(Path script, String reason) throws IOException {
    List<Path> before = children(base.resolve("bin"));
    assertThatThrownBy(() -> quarantine.plan(finding(script))).hasMessageContaining(reason);
    assertThat(children(base.resolve("bin"))).isEqualTo(before);
    assertThat(quarantine.all(problems)).isEmpty();
  }

  private Path script(String name, String mode) throws IOException {
    Path script = Files.writeString(base.resolve("bin").resolve(name), TEXT);
    return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString(mode));
  }

  private static List<Path> children(Path directory) throws IOException {
    try (Stream<Path> children = Files.list(directory)) {
      return children.sorted().toList();
    }
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static Finding finding(Path script) {
    return finding(script, new Unattributed());
  }

  private static Finding finding(Path script, Provenance provider) {
    return new Finding(
        "shadows-system-command",
        Severity.HIGH,
        Optional.of(CommandName.of(script.getFileName().toString(), Platform.LINUX)),
        script,
        "terminal",
        true,
        Optional.empty(),
        List.of(),
        provider,
        List.of(),
        "",
        List.of(),
        List.of(),
        "0123456789abcdef0123456789abcdef");
  }
}
