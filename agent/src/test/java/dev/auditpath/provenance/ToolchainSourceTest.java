package dev.auditpath.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.Inventory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolchainSourceTest {
  @TempDir Path directory;
  private final ToolchainSource toolchain = new ToolchainSource();
  private Workshop machine;

  @BeforeEach
  void build() throws IOException {
    machine = Workshop.in(directory);
  }

  @Test
  void pyenvAndItsPlugins_arePyenvs() throws IOException {
    machine.write("home/.pyenv/libexec/pyenv-exec", "");
    machine.write("home/.pyenv/libexec/pyenv", "");
    Path pyenv = machine.link("home/.pyenv/bin/pyenv", "../libexec/pyenv");
    String plugins = "home/.pyenv/plugins/";

    assertThat(machine.claimed(toolchain, pyenv)).contains("pyenv pyenv  CURATED");
    assertThat(claimedScript(plugins + "python-build/bin/python-build"))
        .isEqualTo("pyenv python-build  CURATED");
    assertThat(claimedScript(plugins + "pyenv-virtualenv/bin/pyenv-virtualenvs"))
        .isEqualTo("pyenv pyenv-virtualenv  CURATED");
    assertThat(claimedScript(plugins + "pyenv-virtualenv/shims/activate"))
        .isEqualTo("pyenv pyenv-virtualenv  CURATED");
  }

  @Test
  void foreignCommandsInPyenvsDirectories_areNot() throws IOException {
    machine.write("home/.pyenv/libexec/pyenv-exec", "");

    assertThat(claimedScript("home/.pyenv/bin/curl")).isEmpty();
    assertThat(claimedScript("home/.pyenv/plugins/x/bin/curl")).isEmpty();
    assertThat(claimedScript("home/.pyenv/plugins/pyenv-virtualenv/shims/curl")).isEmpty();
    assertThat(claimedScript("home/.pyenv/versions/3.9.1/bin/pyenv")).isEmpty();
  }

  @Test
  void pyenvsLayoutInAPythonEnvironment_isNotClaimed() throws IOException {
    machine.write("venv/libexec/pyenv-exec", "");
    machine.write("venv/pyvenv.cfg", "");

    assertThat(claimedScript("venv/bin/pyenv")).isEmpty();
  }

  @Test
  void ownBinaries_areTheirManagersUnderTheirOwnNamesOnly() throws IOException {
    Path bun = machine.binary("home/.bun/bin/bun");
    Path bunx = machine.link("home/.bun/bin/bunx", "bun");
    Path git = machine.link("home/.bun/bin/git", "bun");

    assertThat(machine.claimed(toolchain, bun)).contains("bun bun  CURATED");
    assertThat(machine.claimed(toolchain, bunx)).contains("bun bun  CURATED");
    assertThat(machine.claimed(toolchain, git)).isEmpty();
    assertThat(claimedScript("home/.deno/bin/deno")).isEmpty();
    assertThat(machine.claimed(toolchain, machine.binary("home/bin/bun"))).isEmpty();
  }

  @Test
  void asdfAndMise_areThemselves() throws IOException {
    machine.write("home/.asdf/asdf.sh", "");
    machine.write("home/.asdf/lib/utils.bash", "");
    Path mise = machine.binary("home/.local/bin/mise");

    assertThat(claimedScript("home/.asdf/bin/asdf")).isEqualTo("asdf asdf  CURATED");
    assertThat(claimedScript("home/bin/asdf")).isEmpty();
    assertThat(machine.claimed(toolchain, mise)).contains("mise mise  CURATED");
  }

  @Test
  void voltaWithItsLayoutFile_isVoltas() throws IOException {
    Path shim = machine.binary("home/.volta/bin/volta-shim");
    Path node = machine.link("home/.volta/bin/node", "volta-shim");
    assertThat(machine.claimed(toolchain, node)).isEmpty();

    machine.write("home/.volta/layout.v4", "");

    assertThat(machine.claimed(toolchain, shim)).contains("volta volta  CURATED");
    assertThat(machine.claimed(toolchain, node)).contains("volta volta  CURATED");
  }

  @Test
  void sdkmansCandidate_hasItsVersion() throws IOException {
    machine.write("home/.sdkman/bin/sdkman-init.sh", "");
    machine.write("home/.sdkman/candidates/java/21.0.2-tem/bin/java", "");
    machine.link("home/.sdkman/candidates/java/current", "21.0.2-tem");
    Path java = machine.home().resolve(".sdkman/candidates/java/current/bin/java");

    assertThat(machine.claimed(toolchain, java)).contains("sdkman java 21.0.2-tem CURATED");
  }

  @Test
  void ghcupsTools_haveTheirVersions() throws IOException {
    machine.binary("home/.ghcup/bin/ghcup");
    machine.binary("home/.ghcup/bin/cabal-3.10.2.1");
    machine.write("home/.ghcup/ghc/9.6.4/bin/ghc", "#!/bin/sh\n");
    Path cabal = machine.link("home/.ghcup/bin/cabal", "cabal-3.10.2.1");
    Path ghc = machine.link("home/.ghcup/bin/ghc-9.6", "../ghc/9.6.4/bin/ghc");
    Path git = machine.link("home/.ghcup/bin/git", "../ghc/9.6.4/bin/ghc");

    assertThat(machine.claimed(toolchain, cabal)).contains("ghcup cabal 3.10.2.1 CURATED");
    assertThat(machine.claimed(toolchain, ghc)).contains("ghcup ghc 9.6.4 CURATED");
    assertThat(machine.claimed(toolchain, git)).isEmpty();
  }

  @Test
  void uvWithItsReceipt_isUvs() throws IOException {
    Path uv = machine.binary("home/.local/bin/uv");
    assertThat(machine.claimed(toolchain, uv)).isEmpty();

    machine.write(
        "home/.config/uv/uv-receipt.json",
        "{\"binaries\":[\"uv\",\"uvx\"],\"install_prefix\":\"%s\",\"version\":\"0.8.1\"}"
            .formatted(uv.getParent()));

    assertThat(machine.claimed(toolchain, uv)).contains("uv uv 0.8.1 CURATED");
  }

  @Test
  void pyenvOfThisMachine_isClaimed() throws IOException {
    Host host = Host.local();
    Path plugin = host.home().resolve(".pyenv/plugins/pyenv-virtualenv/shims");
    Path pyenv = host.home().resolve(".pyenv/bin/pyenv");
    Assumptions.assumeTrue(
        Files.isDirectory(plugin) && Files.exists(pyenv), "no pyenv in the home of this machine");
    List<Candidate> candidates = new ArrayList<>();
    for (Path path : List.of(pyenv, plugin.resolve("activate"), plugin.resolve("deactivate"))) {
      candidates.add(Workshop.candidate(path));
    }

    assertThat(
            toolchain.claims(
                candidates,
                new Inventory(List.of(), Map.of(), List.of(), 0),
                host,
                new Problems(host)))
        .hasSize(3);
  }

  private String claimedScript(String name) throws IOException {
    return machine.claimed(toolchain, machine.write(name, "#!/bin/sh\n")).orElse("");
  }
}
