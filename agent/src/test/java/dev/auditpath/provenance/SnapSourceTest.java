package dev.auditpath.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.model.Curation;
import dev.auditpath.model.ManagedPackage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapSourceTest {
  @TempDir private Path directory;
  private SystemLayout machine;

  @BeforeEach
  void buildMachine() throws IOException {
    machine =
        SystemLayout.linux(directory)
            .program("/usr/bin/snap")
            .file("/snap/lxd/2700/meta/snap.yaml", "name: lxd\nversion: '5.19'\nsummary: x\n")
            .link("/snap/lxd/current", "2700")
            .link("/snap/bin/lxd.lxc", "/usr/bin/snap")
            .link("/snap/bin/lxc", "lxd.lxc");
  }

  @Test
  void linkToTheLauncher_isTheSnapsOfItsName() throws IOException {
    assertThat(machine.owner(new SnapSource(), "/snap/bin/lxd.lxc"))
        .isEqualTo(new ManagedPackage("snap", "lxd", "5.19", Curation.CURATED));
  }

  @Test
  void alias_isTheSnapsThatItLeadsTo() throws IOException {
    machine.file("/snap/lxc/1/meta/snap.yaml", "version: 1\n").link("/snap/lxc/current", "1");

    assertThat(machine.owner(new SnapSource(), "/snap/bin/lxc").name()).isEqualTo("lxd");
  }

  @Test
  void fileOfAMountedSnap_isTheSnaps() throws IOException {
    machine
        .program("/snap/lxd/2700/bin/lxc")
        .link("/usr/local/bin/lxc", "/snap/lxd/current/bin/lxc");

    assertThat(machine.owner(new SnapSource(), "/usr/local/bin/lxc").version()).isEqualTo("5.19");
  }

  @Test
  void planted_isNotTheSnaps() throws IOException {
    machine.program("/snap/bin/lxd").program("/snap/bin/evil").link("/opt/snap", "/usr/bin/snap");

    assertThat(machine.claims(new SnapSource(), "/snap/bin/lxd", "/snap/bin/evil", "/opt/snap"))
        .isEmpty();
  }
}
