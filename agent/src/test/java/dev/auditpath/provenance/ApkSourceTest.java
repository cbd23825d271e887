package dev.auditpath.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.model.Curation;
import dev.auditpath.model.ManagedPackage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApkSourceTest {
  @TempDir private Path directory;
  private SystemLayout machine;

  @BeforeEach
  void buildMachine() throws IOException {
    machine = SystemLayout.linux(directory);
  }

  private static final String INSTALLED =
      """
      C:Q1abc=
      P:busybox
      V:1.36.1-r5
      A:x86_64
      F:bin
      R:busybox
      a:0:0:755
      Z:Q1def=
      F:etc
      R:securetty

      C:Q1ghi=
      P:py3-black
      V:24.1-r0
      F:usr/bin
      R:black
      F:usr/lib/python3.12/site-packages/black-24.1.dist-info
      R:RECORD

      """;

  @Test
  void listedFile_isItsPackages() throws IOException {
    machine.file("/lib/apk/db/installed", INSTALLED).program("/usr/bin/black").program("/bin/x");

    assertThat(machine.claims(new ApkSource(), "/bin/x", "/usr/bin/black")).hasSize(1);
    assertThat(machine.owner(new ApkSource(), "/usr/bin/black"))
        .isEqualTo(
            new ManagedPackage("apk", "py3-black", "24.1-r0", Curation.SYSTEM, Set.of("black")));
  }

  @Test
  void appletLink_isBusyboxs() throws IOException {
    machine
        .file("/usr/lib/apk/db/installed", INSTALLED)
        .program("/bin/busybox")
        .link("/usr/bin/wget", "/bin/busybox");

    assertThat(machine.owner(new ApkSource(), "/usr/bin/wget").name()).isEqualTo("busybox");
  }

  @Test
  void truncatedList_claimsWhatItHolds() throws IOException {
    int end = INSTALLED.indexOf("R:black") + "R:black".length();
    machine.file("/lib/apk/db/installed", INSTALLED.substring(0, end)).program("/usr/bin/black");

    assertThat(machine.owner(new ApkSource(), "/usr/bin/black").name()).isEqualTo("py3-black");
  }

  @Test
  void machineWithoutApk_claimsNothing() throws IOException {
    machine.program("/usr/bin/black");

    assertThat(machine.claims(new ApkSource(), "/usr/bin/black")).isEmpty();
  }
}
