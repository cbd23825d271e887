package dev.auditpath.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.model.Curation;
import dev.auditpath.model.ManagedPackage;
import dev.auditpath.model.Platform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseSystemSourceTest {
  @TempDir private Path directory;
  private SystemLayout machine;

  @BeforeEach
  void buildMachine() throws IOException {
    machine =
        SystemLayout.of(Platform.MACOS, directory, Map.of())
            .program("/usr/bin/curl")
            .program("/usr/local/bin/curl")
            .program("/usr/binary/curl");
  }

  @Test
  void protectedDirectory_isApples() throws IOException {
    assertThat(
            machine.claims(
                new BaseSystemSource(), "/usr/bin/curl", "/usr/local/bin/curl", "/usr/binary/curl"))
        .containsExactly(
            Map.entry(
                "/usr/bin/curl", new ManagedPackage("macos", "base system", "", Curation.SYSTEM)));
  }

  @Test
  void linux_hasNone() throws IOException {
    SystemLayout linux = SystemLayout.linux(directory);

    assertThat(linux.claims(new BaseSystemSource(), "/usr/bin/curl")).isEmpty();
  }
}
