package dev.auditpath.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.model.Behaviour;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Idioms of wrappers, one small source each, with the commands and effects that are found. */
class IdiomsTest {
  record Idiom(String name, String command, String expected, String source) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Idiom> idioms() throws IOException {
    List<Idiom> idioms = new ArrayList<>();
    try (InputStream stream =
        Objects.requireNonNull(IdiomsTest.class.getResourceAsStream("idioms.txt"))) {
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      for (String part : text.split("(?m)^=== ", -1)) {
        int end = part.indexOf('\n');
        if (end > 0) {
          String[] columns = part.substring(0, end).split("\\|", -1);
          idioms.add(
              new Idiom(
                  columns[0].strip(),
                  columns[1].strip(),
                  columns[2].strip(),
                  part.substring(end + 1)));
        }
      }
    }
    return idioms;
  }

  @ParameterizedTest
  @MethodSource("idioms")
  void idiomIsSeenForWhatItIs(Idiom idiom) {
    Behaviour behaviour = Sources.of(idiom.source()).as(idiom.command()).analyse();
    assertThat(Sources.summary(behaviour))
        .as(String.join("\n", Sources.lines(behaviour)))
        .isEqualTo(idiom.expected());
  }
}
