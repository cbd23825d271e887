package dev.auditpath.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathTextTest {
  private final PathText pathText = new PathText(System.getProperty("sun.jnu.encoding"));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void anyBytes_surviveDecodingAndEncoding(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = new byte[random.nextInt(12)];
      random.nextBytes(bytes);
      assertThat(PathText.encode(PathText.decode(bytes))).as("seed %d", seed).isEqualTo(bytes);
    }
  }

  @Test
  void bytesThatAreNoUtf8_becomeLoneSurrogates() {
    assertThat(PathText.decode(new byte[] {'a', (byte) 0xFF, 'b'})).isEqualTo("a\uDCFFb");
    assertThat(PathText.decode(new byte[] {(byte) 0xC0, (byte) 0xAF})).isEqualTo("\uDCC0\uDCAF");
    assertThat(PathText.decode(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}))
        .isEqualTo("\uDCED\uDCA0\uDC80");
  }

  @Test
  void nameThatIsNoUtf8_isFoundOnDiskByItsText(@TempDir Path directory) throws IOException {
    Path file = pathText.path(pathText.text(directory) + "/gi\uDCFFt");
    Files.writeString(file, "x");

    try (Stream<Path> listed = Files.list(directory)) {
      Path found = listed.findFirst().orElseThrow();
      assertThat(pathText.text(found)).endsWith("/gi\uDCFFt");
      assertThat(pathText.fileName(found)).isEqualTo("gi\uDCFFt");
      assertThat(Files.readString(pathText.path(pathText.text(found)))).isEqualTo("x");
    }
  }

  @Test
  void directoryThatIsNoUtf8_keepsItsNameWithoutASlash(@TempDir Path directory) throws IOException {
    Path odd = Files.createDirectory(pathText.path(pathText.text(directory) + "/d\uDCFE"));

    assertThat(pathText.fileName(odd)).isEqualTo("d\uDCFE");
  }
}
