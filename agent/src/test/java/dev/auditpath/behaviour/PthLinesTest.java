package dev.auditpath.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PthLinesTest {

  @Test
  void onlyLinesThatBeginWithImport_areCode() {
    String text = "# import a\n/opt/lib\n import b\nimportant\nimport\tc\n\nimport d; e()\r\nx";
    assertThat(PthLines.of(text))
        .extracting(PthLine::number, PthLine::text)
        .containsExactly(tuple(5, "import\tc"), tuple(7, "import d; e()"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# x\fimport a",
        "# x\u2028import a",
        "x\u000bimport a",
        "\ufeffimport a",
        "x\rimport a"
      })
  void codeBehindAnUnusualLineEnd_isCode(String text) {
    assertThat(PthLines.of(text)).extracting(PthLine::text).containsExactly("import a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '¬',
      value = {
        "import os; var = 'SETUPTOOLS_USE_DISTUTILS'; enabled = os.environ.get(var, 'local') == 'local'; enabled and __import__('_distutils_hack').add_shim(); | _distutils_hack",
        "import __editable___acme_1_0_finder; __editable___acme_1_0_finder.install() | __editable___acme_1_0_finder",
        "import _editable_impl_acme | _editable_impl_acme",
        "import _acme_editable_loader | _acme_editable_loader",
        "import _virtualenv | _virtualenv",
        "import pywin32_bootstrap | pywin32_bootstrap",
        "import coverage; coverage.process_startup() | coverage",
        "import sys; sys.__plen = len(sys.path) | ¬¬"
      })
  void lineOfAWellKnownTool_isKnown(String text, String module) {
    PthLine line = PthLines.of(text).get(0);
    assertThat(line.isKnown()).isTrue();
    assertThat(line.modules()).isEqualTo(module.isEmpty() ? List.of() : List.of(module));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import os; os.system('x')",
        "import _virtualenv; import os; os.system('x')",
        "import __editable___a_finder; __editable___b_finder.install()",
        "import coverage; coverage.process_startup(); exec('x')",
        "import base64; exec(base64.b64decode('eA=='))",
        "import acme",
        "import _virtualenvx",
        "import os; var = 'SETUPTOOLS_USE_DISTUTILS'; enabled = os.environ.get(var, 'local') == 'local'; enabled and __import__('_distutils_hack2').add_shim();",
        "import sys; sys.__plen = len(sys.path); x()"
      })
  void lineThatOnlyLooksLikeAKnownOne_isNotKnown(String text) {
    assertThat(PthLines.of(text)).singleElement().extracting(PthLine::isKnown).isEqualTo(false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "coverage==7.17.4",
        "pytest-cov==6.3.0",
        "matplotlib==3.7.0",
        "sphinxcontrib-applehelp==1.0.2",
        "ruamel.yaml==0.17.21",
        "setuptools==75.1.0"
      })
  void pthFilesOfRealWheels_areKnown(String requirement, @TempDir Path folder) throws Exception {
    int status =
        new ProcessBuilder(
                "python3",
                "-m",
                "pip",
                "download",
                "-q",
                "--no-deps",
                "--only-binary",
                ":all:",
                "--python-version",
                "3.11",
                "-d",
                folder.toString(),
                requirement)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    assumeTrue(status == 0, "pip cannot download " + requirement);
    try (Stream<Path> wheels = Files.list(folder)) {
      List<String> texts = pthFiles(wheels.findFirst().orElseThrow());
      assertThat(texts).isNotEmpty();
      for (String text : texts) {
        assertThat(PthLines.of(text)).isNotEmpty().allMatch(PthLine::isKnown);
      }
    }
  }

  private static List<String> pthFiles(Path wheel) throws IOException {
    try (ZipFile zip = new ZipFile(wheel.toFile())) {
      List<? extends ZipEntry> entries =
          zip.stream().filter(entry -> entry.getName().endsWith(".pth")).toList();
      List<String> texts = new ArrayList<>();
      for (ZipEntry entry : entries) {
        try (InputStream in = zip.getInputStream(entry)) {
          texts.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
      return texts;
    }
  }
}
