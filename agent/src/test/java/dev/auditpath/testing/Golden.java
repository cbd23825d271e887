package dev.auditpath.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Expected outputs as files; {@code -Dgolden.update} writes them anew, and a person reads the diff.
 */
public final class Golden {
  private Golden() {}

  /** Checks a text against {@code src/test/golden/NAME}. */
  public static void check(String name, String actual) throws IOException {
    Path file = Path.of("src/test/golden", name);
    if (System.getProperty("golden.update") != null) {
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(file));
  }
}
