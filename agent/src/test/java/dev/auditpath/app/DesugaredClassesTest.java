package dev.auditpath.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.model.FolderStamp;
import dev.auditpath.model.Hop;
import dev.auditpath.model.KnownFolder;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the build's Desugar.java makes of the compiled classes. */
class DesugaredClassesTest {
  private static final FolderStamp STAMP = new FolderStamp(1, 2, 3, 4);

  @Test
  void noLambdaIsLeftToTheRuntime() throws Exception {
    Path classes =
        Path.of(Auditor.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<Path> left = new ArrayList<>();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        if (mentions(file, "java/lang/invoke/LambdaMetafactory")) {
          left.add(file);
        }
      }
    }
    assertThat(left).isEmpty();
  }

  @Test
  void recordsHashAsTheRuntimeWouldHashThem() throws Exception {
    for (Record value : List.of(STAMP, folder(true, "a"), new Hop("link", Path.of("/a")))) {
      int expected = 0;
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        expected = 31 * expected + Objects.hashCode(component.getAccessor().invoke(value));
      }
      assertThat(value.hashCode()).as("%s", value).isEqualTo(expected);
    }
  }

  @Test
  void recordsAreEqualWhereAllTheirComponentsAre() {
    assertThat(folder(true, "a")).isEqualTo(folder(true, "a"));
    assertThat(folder(true, "a")).isNotEqualTo(folder(false, "a"));
    assertThat(folder(true, "a")).isNotEqualTo(folder(true, "b"));
    assertThat(STAMP).isNotEqualTo(new FolderStamp(1, 2, 3, 5)).isNotEqualTo("another thing");
    assertThat(STAMP).isNotEqualTo(new FolderStamp(-1, 2, 3, 4)).isNotEqualTo(null);
  }

  private static KnownFolder folder(boolean marked, String name) {
    return new KnownFolder(STAMP, marked, List.of(name));
  }

  private static boolean mentions(Path file, String text) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
  }
}
