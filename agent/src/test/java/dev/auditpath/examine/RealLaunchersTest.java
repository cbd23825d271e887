package dev.auditpath.examine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Launchers as real installers wrote them, kept by installer and version. */
class RealLaunchersTest {
  private static final Path PLACE = Path.of("src/test/resources/dev/auditpath/examine/launchers");
  private final LauncherGrammar grammar = new LauncherGrammar(LauncherTemplates.shipped());

  @Test
  void everyOneIsClean() throws IOException {
    List<String> odd = new ArrayList<>();
    for (Path file : files()) {
      List<ScriptLine> script = ScriptLine.of(Files.readAllBytes(file));
      ScriptHead head = ScriptHead.of(script);
      if (grammar.clean(script, head).isEmpty()) {
        odd.add(file + " " + head + " " + grammar.closest(script, head));
      }
    }
    assertThat(odd).isEmpty();
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(PLACE)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
