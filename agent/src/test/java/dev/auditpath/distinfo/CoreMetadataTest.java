package dev.auditpath.distinfo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CoreMetadataTest {

  @Test
  void nameAndVersionAreReadWhateverTheLineEnds() {
    for (String end : new String[] {"\n", "\r\n", "\r"}) {
      assertThat(parse(end, "Metadata-Version: 2.1", "name:  Foo ", "Version: 1.0", ""))
          .isEqualTo(new CoreMetadata("Foo", "1.0", false));
    }
  }

  @Test
  void bodyIsNotLookedAt() {
    assertThat(parse("\n", "Name: foo", "", "Name: bar", "Version: 2"))
        .isEqualTo(new CoreMetadata("foo", "", false));
  }

  @Test
  void fieldStatedTwiceIsAmbiguous_theFirstThatCanBeOneCounts() {
    assertThat(parse("\n", "Name:", "Name: " + "x".repeat(257), "Name: foo", "Name: bar"))
        .isEqualTo(new CoreMetadata("foo", "", true));
  }

  @Test
  void labelCutOffAtTheEndIsNoField() {
    assertThat(parse("\n", "Version: 1", "Nam")).isEqualTo(new CoreMetadata("", "1", false));
  }

  private static CoreMetadata parse(String end, String... lines) {
    return CoreMetadata.parse(String.join(end, lines).getBytes(StandardCharsets.UTF_8));
  }
}
