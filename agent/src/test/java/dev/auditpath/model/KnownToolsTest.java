package dev.auditpath.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownToolsTest {
  private static final KnownTools TOOLS =
      new KnownTools(
          Map.of(
              "pip", tool("pip", Severity.HIGH, false, Map.of("pypi", Set.of("pip"))),
              "python", tool("python", Severity.HIGH, true, Map.of()),
              "python3", tool("python3", Severity.HIGH, true, Map.of()),
              "jq", tool("jq", Severity.MEDIUM, false, Map.of()),
              "R", tool("R", Severity.MEDIUM, false, Map.of())));

  @ParameterizedTest
  @CsvSource({
    "pip,pip",
    "pip3,pip",
    "pip3.12,pip",
    "python3.12,python",
    "python2,python",
    "python3.13t,python",
    "python3,python3",
    "jq,jq"
  })
  void knownName_isFoundWithOrWithoutVersion(String typed, String expected) {
    assertThat(TOOLS.find(CommandName.of(typed, Platform.LINUX)))
        .map(KnownTool::name)
        .contains(expected);
    assertThat(TOOLS.contains(CommandName.of(typed, Platform.LINUX))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pipx",
        "pip3.",
        "pip.3",
        "pip3.1.2",
        "pip3t",
        "python3.13d",
        "python-config",
        "python3.x",
        "pythonw",
        "Python3",
        "jq3",
        "r"
      })
  void otherName_isNotFound(String typed) {
    assertThat(TOOLS.find(CommandName.of(typed, Platform.LINUX))).isEmpty();
    assertThat(TOOLS.contains(CommandName.of(typed, Platform.LINUX))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"R,R", "Python3.12,python", "PIP,pip"})
  void caseFoldingFileSystem_findsWhateverTheCase(String typed, String expected) {
    assertThat(TOOLS.find(CommandName.of(typed, Platform.MACOS)))
        .map(KnownTool::name)
        .contains(expected);
  }

  @Test
  void addition_extendsButNeverLoosens() {
    KnownTools extended =
        TOOLS.extendedBy(
            List.of(
                tool("pip", Severity.MEDIUM, true, Map.of("pypi", Set.of("acme-pip"))),
                tool("python", Severity.MEDIUM, false, Map.of("conda", Set.of("python"))),
                tool("jq", Severity.HIGH, false, Map.of()),
                tool("acme", Severity.MEDIUM, false, Map.of("npm", Set.of("acme")))));

    assertThat(extended.byName().get("pip"))
        .isEqualTo(tool("pip", Severity.HIGH, true, Map.of("pypi", Set.of("pip", "acme-pip"))));
    assertThat(extended.byName().get("python"))
        .isEqualTo(tool("python", Severity.HIGH, true, Map.of("conda", Set.of("python"))));
    assertThat(extended.byName().get("jq")).isEqualTo(tool("jq", Severity.HIGH, false, Map.of()));
    assertThat(extended.byName()).containsKey("acme").hasSize(6);
    assertThat(TOOLS.byName()).hasSize(5);
  }

  private static KnownTool tool(
      String name, Severity weight, boolean reserved, Map<String, Set<String>> publishers) {
    return new KnownTool(name, "group", weight, reserved, publishers);
  }
}
