package dev.auditpath.distinfo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.EnvironmentKind;
import dev.auditpath.model.ProjectName;
import dev.auditpath.model.PythonEnvironment;
import dev.auditpath.model.Reach;
import dev.auditpath.testing.Machines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetadataNamesTest {
  private static final Path PREFIX = Path.of("/home/ada/env");
  private static final Path FOLDER = PREFIX.resolve("lib/python3.11/site-packages");
  private static final String LETTERS = "abAB12-_.\u212Aé";

  private final Host host = Machines.real(Path.of("/"));

  @ParameterizedTest
  @CsvSource({
    "black-24.1.0.dist-info, black",
    "Foo_Bar-1.0-py3.11.egg-info, foo-bar",
    "zope.interface-5.0.dist-info, zope-interface",
    "PyYAML-6.0.dist-info, pyyaml",
    "my-project.egg-link, my-project",
    "bare.egg, bare",
  })
  void projectIsFoundUnderItsNormalizedName(String name, String project) {
    assertThat(found(List.of("a-1.dist-info", name, "zz-1.dist-info"), project))
        .containsExactly(name);
  }

  @ParameterizedTest
  @CsvSource({"blac", "blacker", "black-24", "b"})
  void otherNamesAreNotTheProjects(String project) {
    assertThat(found(List.of("black-24.1.0.dist-info"), project)).isEmpty();
  }

  @Test
  void lookingForOneFindsWhatGoingThroughAllFinds() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      Set<String> names = new TreeSet<>();
      for (int i = 0; i < 20; i++) {
        names.add(word(random) + "-1.0.dist-info");
        names.add(word(random) + ".egg-link");
      }
      String project = ProjectName.normalized(word(random));
      List<String> expected = new ArrayList<>();
      for (MetadataFolder folder : names(List.copyOf(names)).all()) {
        if (folder.normalizedProject().equals(project)) {
          expected.add(host.fileName(folder.path()));
        }
      }
      assertThat(found(List.copyOf(names), project)).as("seed %d", seed).isEqualTo(expected);
    }
  }

  @Test
  void firstTakesNoMoreThanAsked() {
    MetadataNames all = names(List.of("a-1.dist-info", "b-1.dist-info", "c-1.dist-info"));

    assertThat(all.count()).isEqualTo(3);
    assertThat(all.first(2).all()).extracting(MetadataFolder::project).containsExactly("a", "b");
    assertThat(all.first(2).of("c")).isEmpty();
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return word.toString();
  }

  private List<String> found(List<String> names, String project) {
    return names(names).of(project).stream().map(folder -> host.fileName(folder.path())).toList();
  }

  private MetadataNames names(List<String> names) {
    PythonEnvironment environment =
        new PythonEnvironment(
            new EnvironmentKind("venv"),
            PREFIX,
            PREFIX.resolve("bin"),
            "3.11",
            List.of(FOLDER),
            List.of(),
            Map.of(FOLDER, names),
            Map.of(),
            Optional.empty(),
            Reach.ACTIVATION,
            List.of(),
            List.of());
    return MetadataNames.of(environment, host, new Problems(host));
  }
}
