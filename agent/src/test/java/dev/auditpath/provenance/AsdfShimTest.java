package dev.auditpath.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AsdfShimTest {
  private static final String SHIM =
      """
      #!/usr/bin/env bash
      # asdf-plugin: nodejs 18.1.0
      # asdf-plugin: nodejs 20.2.0
      exec asdf exec "node" "$@\"""";

  @TempDir Path directory;
  private final AsdfShim asdf = new AsdfShim();
  private Workshop machine;
  private Path node18;
  private Path node20;

  @BeforeEach
  void build() throws IOException {
    machine = Workshop.in(directory);
    node18 = machine.write("home/.asdf/installs/nodejs/18.1.0/bin/node", "");
    node20 = machine.write("home/.asdf/installs/nodejs/20.2.0/bin/node", "");
  }

  @Test
  void shim_leadsToEveryVersionThatItNames() throws IOException {
    assertThat(machine.targets(asdf, shim(SHIM))).contains(List.of(node18, node20));
  }

  @Test
  void selectedVersion_standsFirst() throws IOException {
    machine.write("home/.tool-versions", "# mine\nnodejs 20.2.0 system\n");

    assertThat(machine.targets(asdf, shim(SHIM))).contains(List.of(node20, node18));
  }

  @Test
  void variable_beatsTheFile() throws IOException {
    machine.write("home/.tool-versions", "nodejs 18.1.0\n");

    assertThat(machine.with("ASDF_NODEJS_VERSION", "20.2.0").targets(asdf, shim(SHIM)))
        .contains(List.of(node20, node18));
  }

  @Test
  void olderShimOfAsdfsOwnCopy_isFollowed() throws IOException {
    machine.write("home/.asdf/asdf.sh", "");
    Path own = machine.write("home/.asdf/bin/asdf", "");

    assertThat(machine.targets(asdf, shim(olderShim(own)))).isPresent();
  }

  @Test
  void olderShimOfAnotherProgram_isNoShim() throws IOException {
    Path other = machine.write("home/evil/bin/asdf", "");

    assertThat(machine.targets(asdf, shim(olderShim(other)))).isEmpty();
  }

  @Test
  void oneMoreLineOrAnotherName_isNoShim() throws IOException {
    assertThat(machine.targets(asdf, shim(SHIM.replace("exec asdf", "id\nexec asdf")))).isEmpty();
    assertThat(machine.targets(asdf, shim(SHIM.replace("\"node\"", "\"npm\"")))).isEmpty();
    assertThat(machine.targets(asdf, shim(SHIM + "\n\n"))).isEmpty();
    assertThat(machine.targets(asdf, shim("#!/usr/bin/env bash\n"))).isEmpty();
  }

  @Test
  void versionThatClimbsOut_isNoTarget() throws IOException {
    machine.write("home/evil/bin/node", "");
    String climbing = SHIM.replace("18.1.0", "../../../evil");

    assertThat(machine.targets(asdf, shim(climbing))).contains(List.of(node20));
  }

  private Path shim(String text) throws IOException {
    return machine.write("home/.asdf/shims/node", text);
  }

  private static String olderShim(Path asdf) {
    return SHIM.replace("exec asdf", "exec " + asdf) + " # asdf_allow: ' asdf '\n";
  }
}
