package dev.auditpath.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.model.CommandName;
import dev.auditpath.model.KnownTool;
import dev.auditpath.model.KnownTools;
import dev.auditpath.model.Platform;
import dev.auditpath.model.Severity;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookalikesTest {
  private static final Lookalikes LOOKALIKES =
      new Lookalikes(
          new KnownTools(
              Stream.of(
                      "kubectl", "docker", "terraform", "git", "mypy", "black", "hatch", "python3")
                  .collect(
                      Collectors.toMap(
                          name -> name,
                          name -> new KnownTool(name, "any", Severity.HIGH, false, Map.of())))));

  @ParameterizedTest
  @CsvSource({
    "kubeclt, kubectl", // swapped
    "kubetl, kubectl", // left out
    "kubecctl, kubectl", // doubled
    "kubectk, ''", // another last letter is another word
    "kubevtl, kubectl", // replaced
    "dokcer, docker",
    "terrafrom, terraform",
    "g\u0456t, git", // Cyrillic i
    "git\u200b, git" // invisible letter
  })
  void oneSlip_isFound(String name, String tool) {
    assertThat(of(name)).isEqualTo(tool);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docker",
        "git",
        "gti",
        "mypyc",
        "dmypy",
        "blackd",
        "batch",
        "python2",
        "python",
        "catch",
        "kube",
        "podman",
        "terraform2",
        ""
      })
  void honestNames_areLeftAlone(String name) {
    assertThat(of(name)).isEmpty();
  }

  private static String of(String name) {
    return LOOKALIKES.of(CommandName.of(name, Platform.LINUX)).map(KnownTool::name).orElse("");
  }
}
