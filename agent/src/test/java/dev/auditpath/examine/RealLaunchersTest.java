package dev.auditpath.examine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.model.EntryPoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Launchers as real installers wrote them, kept by installer and version. */
class RealLaunchersTest {
  static final Path PLACE = Path.of("src/test/resources/dev/auditpath/examine/launchers");
  private final LauncherGrammar grammar = new LauncherGrammar(LauncherTemplates.shipped());

  @Test
  void everyOneIsClean() throws IOException {
    List<String> odd = new ArrayList<>();
    for (Path file : files()) {
      List<ScriptLine> script = ScriptLine.of(Files.readAllBytes(file));
      ScriptHead head = ScriptHead.of(script);
      if (grammar.clean(script, head).isEmpty()) {
        odd.add(file + " " + head + " " + grammar.closest(script, head).odd());
      }
    }
    assertThat(odd).isEmpty();
  }

  @Test
  void noneIsCleanWithOneLineMoreWhereverItStands() throws IOException {
    for (Path file : files()) {
      List<String> lines = List.of(Files.readString(file).split("\\R", -1));
      for (int at = 0; at <= lines.size() - 1; at++) {
        List<String> more = new ArrayList<>(lines);
        more.add(at, "import payload");
        assertThat(read(String.join("\n", more))).as("%s line %d", file, at).isEmpty();
      }
    }
  }

  @Test
  void noneIsCleanWithSomethingBehindALine() throws IOException {
    for (Path file : files()) {
      List<String> lines = List.of(Files.readString(file).split("\\R", -1));
      for (int at = 0; at < lines.size() - 1; at++) {
        if (!lines.get(at).isBlank()) {
          List<String> more = new ArrayList<>(lines);
          more.set(at, lines.get(at) + " ".repeat(300) + "; import payload");
          assertThat(read(String.join("\n", more))).as("%s line %d", file, at).isEmpty();
        }
      }
    }
  }

  @Test
  void itsEntryPointIsRead() throws IOException {
    for (Path file : files()) {
      Path name = file.getFileName();
      if (name.toString().equals("demo-deep")) {
        assertThat(read(Files.readString(file)).flatMap(LauncherReading::target))
            .as("%s", file)
            .contains(new EntryPoint("demo.cli", "App.run"));
      }
    }
  }

  private Optional<LauncherReading> read(String text) {
    List<ScriptLine> script = ScriptLine.of(text.getBytes(StandardCharsets.UTF_8));
    return grammar.clean(script, ScriptHead.of(script));
  }

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(PLACE)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
