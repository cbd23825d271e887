package dev.auditpath.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.model.Curation;
import dev.auditpath.model.ManagedPackage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NixSourceTest {
  @TempDir private Path directory;
  private SystemLayout machine;

  @BeforeEach
  void buildMachine() throws IOException {
    machine = SystemLayout.linux(directory);
  }

  private static final String HASH = "0c3r6ndkp7b1x9v8wjq2m5l4s6yfzahg";

  @Test
  void profileLink_isTheStoreEntrys() throws IOException {
    machine
        .program("/nix/store/" + HASH + "-curl-8.4.0-bin/bin/curl")
        .link(
            "/nix/store/" + HASH + "-user-environment/bin/curl",
            "/nix/store/" + HASH + "-curl-8.4.0-bin/bin/curl")
        .link("/home/ada/.nix-profile", "/nix/store/" + HASH + "-user-environment");

    assertThat(machine.owner(new NixSource(), "/home/ada/.nix-profile/bin/curl"))
        .isEqualTo(new ManagedPackage("nix", "curl", "8.4.0", Curation.CURATED));
  }

  @Test
  void commandOfTheCurrentSystem_isTheSystems() throws IOException {
    machine
        .program("/nix/store/" + HASH + "-coreutils-9.3/bin/ls")
        .link("/run/current-system/sw/bin/ls", "/nix/store/" + HASH + "-coreutils-9.3/bin/ls");

    assertThat(machine.owner(new NixSource(), "/run/current-system/sw/bin/ls").curation())
        .isEqualTo(Curation.SYSTEM);
  }

  @Test
  void nameWithHyphensAndNoVersion_isKeptWhole() throws IOException {
    machine.program("/gnu/store/" + HASH + "-gcc-toolchain/bin/gcc");

    assertThat(machine.owner(new NixSource(), "/gnu/store/" + HASH + "-gcc-toolchain/bin/gcc"))
        .isEqualTo(new ManagedPackage("guix", "gcc-toolchain", "", Curation.CURATED));
  }

  @Test
  void entryWithoutAHash_isNotNixs() throws IOException {
    machine.program("/nix/store/curl-8/bin/curl").program("/nix/curl");

    assertThat(machine.claims(new NixSource(), "/nix/store/curl-8/bin/curl", "/nix/curl"))
        .isEmpty();
  }
}
