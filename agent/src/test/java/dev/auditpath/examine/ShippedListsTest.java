package dev.auditpath.examine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.model.ProjectName;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lists that are shipped say what they mean. */
class ShippedListsTest {

  @Test
  void librariesAreNormalizedSortedAndEachOnce() {
    List<String> lines = WordList.lines("libraries.txt");
    assertThat(lines).hasSizeGreaterThan(200);
    List<String> names = lines.stream().map(line -> line.split(":", 2)[0]).toList();
    assertThat(names).doesNotHaveDuplicates();
    assertThat(names).allSatisfy(name -> assertThat(ProjectName.normalized(name)).isEqualTo(name));
    assertThat(lines)
        .allSatisfy(line -> assertThat(line).matches("[a-z0-9-]+:( [A-Za-z_][A-Za-z0-9_]*)+"));
  }

  @Test
  void theStandardLibraryKnowsWhenModulesCameAndWent() {
    StandardLibrary library = StandardLibrary.shipped();
    assertThat(library.has("os", 8)).isTrue();
    assertThat(library.has("subprocess", 14)).isTrue();
    assertThat(library.has("tomllib", 10)).isFalse();
    assertThat(library.has("tomllib", 11)).isTrue();
    assertThat(library.has("distutils", 11)).isTrue();
    assertThat(library.has("distutils", 12)).isFalse();
    assertThat(library.has("distutils", -1)).isTrue();
    assertThat(library.has("requests", 11)).isFalse();
    assertThat(WordList.lines("standard-library.txt"))
        .allSatisfy(line -> assertThat(line).matches("[A-Za-z_0-9]+( [0-9]*-[0-9]*)?"));
  }

  @Test
  void noTemplateIsCutShort() {
    assertThat(LauncherTemplates.shipped())
        .hasSizeGreaterThan(12)
        .allSatisfy(template -> assertThat(template.lines()).hasSizeGreaterThan(3))
        .extracting(LauncherTemplate::writer)
        .contains("pip", "uv", "distlib", "setuptools", "poetry", "buildout", "conda");
  }
}
