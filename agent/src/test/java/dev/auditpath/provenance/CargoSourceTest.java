package dev.auditpath.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Inventory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CargoSourceTest {
  private static final String CRATES2 =
      """
      {"installs":{"ripgrep 14.1.0 (registry+https://github.com/rust-lang/crates.io-index)":
        {"version_req":null,"bins":["rg"],"features":[],"all_features":false,
         "profile":"release","rustc":"rustc 1.95.0\\nbinary: rustc\\n"},
       "two 0.2.0 (path+file:///src/two)":{"bins":["one","two"]}}}
      """;
  private static final String CRATES =
      """
      [v1]
      "ripgrep 14.1.0 (registry+https://github.com/rust-lang/crates.io-index)" = ["rg"]
      "two 0.2.0 (path+file:///src/two)" = [
          "one",
          "two",
      ]
      """;

  @TempDir Path directory;
  private final CargoSource cargo = new CargoSource();
  private Workshop machine;

  @BeforeEach
  void build() throws IOException {
    machine = Workshop.in(directory);
  }

  @Test
  void commandInTheList_isTheCrates() throws IOException {
    machine.write("home/.cargo/.crates2.json", CRATES2);

    assertThat(machine.claimed(cargo, machine.binary("home/.cargo/bin/rg")))
        .contains("cargo ripgrep 14.1.0 OPEN");
    assertThat(machine.claimed(cargo, machine.binary("home/.cargo/bin/two")))
        .contains("cargo two 0.2.0 OPEN");
  }

  @Test
  void olderList_isRead() throws IOException {
    machine.write("home/.cargo/.crates.toml", CRATES);

    assertThat(machine.claimed(cargo, machine.binary("home/.cargo/bin/rg")))
        .contains("cargo ripgrep 14.1.0 OPEN");
    assertThat(machine.claimed(cargo, machine.binary("home/.cargo/bin/one")))
        .contains("cargo two 0.2.0 OPEN");
  }

  @Test
  void homeElsewhere_isFoundByItsVariable() throws IOException {
    machine.write("rust/.crates2.json", CRATES2);
    Path rg = machine.binary("rust/bin/rg");

    assertThat(machine.with("CARGO_HOME", machine.root().resolve("rust")).claimed(cargo, rg))
        .contains("cargo ripgrep 14.1.0 OPEN");
  }

  @Test
  void listedNameInAnotherDirectory_isNotClaimed() throws IOException {
    machine.write("home/.cargo/.crates2.json", CRATES2);

    assertThat(machine.claimed(cargo, machine.binary("home/bin/rg"))).isEmpty();
  }

  @Test
  void linkOutOfTheBinDirectory_isNotClaimed() throws IOException {
    machine.write("home/.cargo/.crates2.json", CRATES2);
    machine.binary("home/elsewhere/rg");
    Path link = machine.link("home/.cargo/bin/rg", "../../elsewhere/rg");

    assertThat(machine.claimed(cargo, link)).isEmpty();
  }

  @Test
  void unlistedFile_isNotClaimed() throws IOException {
    machine.write("home/.cargo/.crates2.json", CRATES2);

    assertThat(machine.claimed(cargo, machine.binary("home/.cargo/bin/curl"))).isEmpty();
  }

  @Test
  void rustupAndItsProxies_areRustups() throws IOException {
    Path rustup = machine.binary("home/.cargo/bin/rustup");
    Path link = machine.link("home/.cargo/bin/cargo", "rustup");
    Path hardLink = Files.createLink(rustup.resolveSibling("rustc"), rustup);

    assertThat(machine.claimed(cargo, rustup)).contains("rustup rustup  CURATED");
    assertThat(machine.claimed(cargo, link)).contains("rustup rustup  CURATED");
    assertThat(machine.claimed(cargo, hardLink)).contains("rustup rustup  CURATED");
  }

  @Test
  void rustupUnderANameItDoesNotAnswerTo_isNotClaimed() throws IOException {
    machine.binary("home/.cargo/bin/rustup");
    Path link = machine.link("home/.cargo/bin/git", "rustup");

    assertThat(machine.claimed(cargo, link)).isEmpty();
  }

  @Test
  void brokenLists_neverThrow() throws IOException {
    Path rg = machine.binary("home/.cargo/bin/rg");
    for (String broken : List.of("", "[", "{\"installs\":{\"a\":{\"bins\":[\"rg\"", "\0", "[[]]")) {
      machine.write("home/.cargo/.crates2.json", broken);
      assertThat(machine.claimed(cargo, rg)).isEmpty();
      assertThat(CargoInstalls.parseToml(broken)).isEmpty();
    }
  }

  @Test
  void rustupOfThisMachine_isClaimed() throws IOException {
    Host host = Host.local();
    Path proxy = host.home().resolve(".cargo/bin/cargo");
    Assumptions.assumeTrue(
        Files.exists(proxy.resolveSibling("rustup")), "no rustup in the home of this machine");

    assertThat(
            cargo.claims(
                List.of(Workshop.candidate(proxy)),
                new Inventory(List.of(), Map.of(), List.of(), 0),
                host,
                new Problems(host)))
        .containsKey(proxy);
  }
}
