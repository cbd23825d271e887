package dev.auditpath.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LauncherHintTest {

  @Test
  void generatedLauncher_namesItsModule() {
    LauncherHint hint =
        hint("#!/v/bin/python\nimport re\nimport sys\nfrom ruamel.yaml.cmd import main\n", "yaml");

    assertThat(hint.module()).isEqualTo("ruamel");
    assertThat(hint.projects()).contains("ruamel", "ruamel-yaml", "ruamel-yaml-cmd", "yaml");
  }

  @Test
  void handWrittenScript_namesWhateverItImports() {
    LauncherHint hint =
        hint("#!/usr/bin/env python\nif 1:\n  import awscli.clidriver, os\n", "aws");

    assertThat(hint.projects()).contains("awscli", "aws");
  }

  @Test
  void setuptoolsHeader_namesTheProjectFirst() {
    LauncherHint hint =
        hint("#!/x\n# EASY-INSTALL-ENTRY-SCRIPT: 'My.Tool==1.0','console_scripts','t'\n", "t");

    assertThat(hint.projects()).first().isEqualTo("my-tool");
  }

  @Test
  void binary_hasItsNameOnly() {
    assertThat(hint("\u007fELF\nfrom a import b\n", "Ruff").projects()).containsExactly("ruff");
    assertThat(hint("", "x").module()).isEmpty();
  }

  private static LauncherHint hint(String head, String fileName) {
    return LauncherHint.of(head.getBytes(StandardCharsets.ISO_8859_1), fileName);
  }
}
