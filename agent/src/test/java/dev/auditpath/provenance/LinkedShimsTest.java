package dev.auditpath.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shims that are links to their manager: mise, Volta, rye. */
class LinkedShimsTest {
  @TempDir Path directory;
  private Workshop machine;

  @BeforeEach
  void build() throws IOException {
    machine = Workshop.in(directory);
  }

  @Test
  void miseShim_leadsToTheSelectedVersionFirst() throws IOException {
    machine.binary("home/.local/bin/mise");
    Path old = machine.write("home/.local/share/mise/installs/node/18.1.0/bin/node", "");
    Path selected = machine.write("home/.local/share/mise/installs/node/20.2.0/bin/node", "");
    machine.link("home/.local/share/mise/installs/node/20", "./20.2.0");
    machine.write("home/mise.toml", "[env]\nnode = \"18.1.0\"\n[tools]\nnode = \"20\" # lts\n");

    assertThat(machine.targets(new MiseShim(), miseShim("node"))).contains(List.of(selected, old));
  }

  @Test
  void miseShimOfNoVersionsCommand_hasNoTarget() throws IOException {
    machine.binary("home/.local/bin/mise");

    assertThat(machine.targets(new MiseShim(), miseShim("gone"))).contains(List.of());
  }

  @Test
  void linkToAnotherMise_isNoShim() throws IOException {
    machine.binary("home/evil/mise");
    Path link = machine.link("home/.local/share/mise/shims/node", "../../../../evil/mise");

    assertThat(machine.targets(new MiseShim(), link)).isEmpty();
  }

  @Test
  void linkToMiseElsewhere_isNoShim() throws IOException {
    machine.binary("home/.local/bin/mise");
    Path link = machine.link("home/bin/node", "../.local/bin/mise");

    assertThat(machine.targets(new MiseShim(), link)).isEmpty();
  }

  @Test
  void voltaShim_leadsToPackageOrDefaultVersionFirst() throws IOException {
    buildVolta();
    Path old = machine.write("home/.volta/tools/image/node/18.1.0/bin/node", "");
    Path chosen = machine.write("home/.volta/tools/image/node/20.2.0/bin/node", "");
    Path tsc = machine.write("home/.volta/tools/image/packages/typescript/bin/tsc", "");
    machine.write(
        "home/.volta/tools/user/platform.json",
        "{\"node\":{\"runtime\":\"20.2.0\",\"npm\":null},\"yarn\":null}");
    machine.write(
        "home/.volta/tools/user/bins/tsc.json",
        "{\"name\":\"tsc\",\"package\":\"typescript\",\"platform\":{\"node\":\"1\"}}");

    assertThat(machine.targets(new VoltaShim(), voltaShim("node"))).contains(List.of(chosen, old));
    assertThat(machine.targets(new VoltaShim(), voltaShim("tsc"))).contains(List.of(tsc));
  }

  @Test
  void voltaWithoutItsLayoutFile_isNone() throws IOException {
    machine.binary("home/.volta/bin/volta-shim");

    assertThat(machine.targets(new VoltaShim(), voltaShim("node"))).isEmpty();
  }

  @Test
  void brokenVoltaSettings_areLeftOut() throws IOException {
    buildVolta();
    Path node = machine.write("home/.volta/tools/image/node/18.1.0/bin/node", "");
    for (String broken :
        List.of("", "[", "{\"node\":{\"runtime\"", "{]}", "1", "[{\"a\":\"b\"}]")) {
      machine.write("home/.volta/tools/user/platform.json", broken);
      Files.deleteIfExists(machine.home().resolve(".volta/bin/node"));
      assertThat(machine.targets(new VoltaShim(), voltaShim("node"))).contains(List.of(node));
    }
  }

  @Test
  void ryeHardLink_leadsToProjectThenToolchains() throws IOException {
    Path rye = machine.binary("home/.rye/shims/rye");
    Path shim = Files.createLink(rye.resolveSibling("python3"), rye);
    machine.write("home/pyproject.toml", "");
    Path project = machine.write("home/.venv/bin/python3", "");
    Path toolchain = machine.write("home/.rye/py/cpython@3.12.3/bin/python3", "");

    assertThat(machine.targets(new RyeShim(), shim)).contains(List.of(project, toolchain));
  }

  @Test
  void anotherPythonBesideRye_isNoShim() throws IOException {
    machine.binary("home/.rye/shims/rye");

    assertThat(machine.targets(new RyeShim(), machine.binary("home/.rye/shims/python3"))).isEmpty();
  }

  private void buildVolta() throws IOException {
    machine.binary("home/.volta/bin/volta-shim");
    machine.write("home/.volta/layout.v4", "");
  }

  private Path miseShim(String command) throws IOException {
    return machine.link("home/.local/share/mise/shims/" + command, "../../../bin/mise");
  }

  private Path voltaShim(String command) throws IOException {
    return machine.link("home/.volta/bin/" + command, "volta-shim");
  }
}
