package dev.auditpath.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.model.Curation;
import dev.auditpath.model.ManagedPackage;
import dev.auditpath.model.Platform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomebrewSourceTest {
  @TempDir private Path directory;
  private SystemLayout machine;

  @BeforeEach
  void buildMachine() throws IOException {
    machine = SystemLayout.linux(directory);
  }

  @Test
  void linkIntoTheCellar_isTheFormulas() throws IOException {
    machine
        .program("/opt/homebrew/Cellar/wget/1.24.5/bin/wget")
        .file("/opt/homebrew/Cellar/wget/1.24.5/INSTALL_RECEIPT.json", "{}")
        .link("/opt/homebrew/bin/wget", "../Cellar/wget/1.24.5/bin/wget");

    assertThat(machine.owner(new HomebrewSource(), "/opt/homebrew/bin/wget"))
        .isEqualTo(new ManagedPackage("homebrew", "wget", "1.24.5", Curation.CURATED));
  }

  @Test
  void formulaOfAPythonProgram_namesItsProjects() throws IOException {
    String keg = "/home/linuxbrew/.linuxbrew/Cellar/awscli/2.15.0";
    machine
        .program(keg + "/libexec/bin/aws")
        .file(keg + "/INSTALL_RECEIPT.json", "{}")
        .file(keg + "/libexec/lib/python3.12/site-packages/awscli-2.15.0.dist-info/RECORD", "")
        .link(keg + "/bin/aws", "../libexec/bin/aws")
        .link("/home/linuxbrew/.linuxbrew/bin/aws", "../Cellar/awscli/2.15.0/bin/aws");

    assertThat(
            machine
                .owner(new HomebrewSource(), "/home/linuxbrew/.linuxbrew/bin/aws")
                .pythonProjects())
        .isEqualTo(Set.of("awscli"));
  }

  @Test
  void cellarWithoutAReceipt_isNotHomebrews() throws IOException {
    machine.program("/usr/local/Cellar/wget/1.0/bin/wget");

    assertThat(machine.claims(new HomebrewSource(), "/usr/local/Cellar/wget/1.0/bin/wget"))
        .isEmpty();
  }

  @Test
  void linkIntoTheCaskroom_isTheCasks() throws IOException {
    machine
        .program("/opt/homebrew/Caskroom/miniconda/24.1/base/bin/conda")
        .link("/opt/homebrew/bin/conda", "../Caskroom/miniconda/24.1/base/bin/conda");

    assertThat(machine.owner(new HomebrewSource(), "/opt/homebrew/bin/conda").name())
        .isEqualTo("miniconda");
  }

  @Test
  void prefixVariable_isFollowed() throws IOException {
    Path prefix = directory.toRealPath().resolve("root/opt/brew");
    SystemLayout moved =
        SystemLayout.of(Platform.LINUX, directory, Map.of("HOMEBREW_PREFIX", prefix.toString()));
    moved
        .program("/opt/brew/Cellar/jq/1.7/bin/jq")
        .file("/opt/brew/Cellar/jq/1.7/INSTALL_RECEIPT.json", "{}");

    assertThat(moved.owner(new HomebrewSource(), "/opt/brew/Cellar/jq/1.7/bin/jq").version())
        .isEqualTo("1.7");
    assertThat(machine.claims(new HomebrewSource(), "/opt/brew/Cellar/jq/1.7/bin/jq")).isEmpty();
  }

  @Test
  void ordinaryFileInThePrefix_isNotHomebrews() throws IOException {
    machine.program("/usr/local/bin/tool").program("/usr/local/Cellar/tool");

    assertThat(
            machine.claims(new HomebrewSource(), "/usr/local/bin/tool", "/usr/local/Cellar/tool"))
        .isEmpty();
  }
}
