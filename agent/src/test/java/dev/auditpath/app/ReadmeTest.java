package dev.auditpath.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.rules.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README and the help text leave out would not be found. */
class ReadmeTest {

  @Test
  void everyRule_isExplained() throws IOException {
    String readme = readme();

    for (Rule rule : Catalog.rules()) {
      assertThat(readme).contains("| `" + rule.info().id() + "` |");
    }
  }

  @Test
  void everyOptionOfTheHelp_isInTheReadme() throws IOException {
    String readme = readme();

    assertThat(Pattern.compile("--[a-z-]+").matcher(Help.TEXT).results())
        .extracting(result -> result.group())
        .filteredOn(option -> !option.equals("--version"))
        .allMatch(readme::contains);
  }

  private static String readme() throws IOException {
    return Files.readString(Path.of("../README.md"));
  }
}
