package dev.auditpath.distinfo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.auditpath.host.CappedException;
import dev.auditpath.host.Host;
import dev.auditpath.testing.Machines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Archives that lie, each made by damaging one field of a good one (APPNOTE 4.3). */
class ZipArchiveTest {
  private static final int LOCAL = 0x04034B50;
  private static final int CENTRAL = 0x02014B50;
  private static final int END = 0x06054B50;
  private static final int CAP = 1024 * 1024;

  @TempDir private Path base;
  private Host host;

  @BeforeEach
  void setUp() {
    host = Machines.linux(base, Map.of());
  }

  @Test
  void filesAreListedAndRead() throws IOException {
    ZipArchive archive = archive(zip("a.py", "one", "p/b.py", "two"));

    assertThat(archive.names()).containsExactly("a.py", "p/b.py");
    assertThat(archive.read("p/b.py", CAP)).asString(UTF_8).isEqualTo("two");
  }

  @Test
  void anEncryptedFileIsRefusedByName() {
    byte[] bytes = zip("a.py", "one");
    buffer(bytes).putShort(find(bytes, LOCAL, 0) + 6, (short) 1);
    buffer(bytes).putShort(find(bytes, CENTRAL, 0) + 8, (short) 1);

    assertThatThrownBy(() -> archive(bytes)).hasMessageContaining("encrypted");
  }

  @Test
  void ofTwoFilesWithOneNameNeitherIsRead() throws IOException {
    byte[] bytes = zip("a.py", "one", "b.py", "two", "c.py", "three");
    int second = find(bytes, CENTRAL, find(bytes, CENTRAL, 0) + 4);
    bytes[second + 46] = 'a';

    ZipArchive archive = archive(bytes);

    assertThatThrownBy(() -> archive.read("a.py", CAP)).hasMessageContaining("more than once");
    assertThat(archive.read("c.py", CAP)).asString(UTF_8).isEqualTo("three");
  }

  @Test
  void overlappingFilesCostWhatIsReadOfThem() throws IOException {
    byte[] bytes = zip("a.py", "one", "b.py", "two");
    int second = find(bytes, CENTRAL, find(bytes, CENTRAL, 0) + 4);
    buffer(bytes).putInt(second + 42, 0);

    ZipArchive archive = archive(bytes);

    assertThat(archive.read("a.py", CAP)).asString(UTF_8).isEqualTo("one");
    assertThat(archive.read("b.py", CAP)).asString(UTF_8).isEqualTo("one");
  }

  @ParameterizedTest
  @CsvSource({"10, 2", "12, 4", "16, 4"})
  void sizesThatAreKeptElsewhereAreRefusedByName(int field, int length) {
    byte[] bytes = zip("a.py", "one");
    int end = find(bytes, END, 0);
    for (int at = 0; at < length; at++) {
      bytes[end + field + at] = (byte) 0xFF;
    }

    assertThatThrownBy(() -> archive(bytes))
        .isInstanceOf(CappedException.class)
        .hasMessageContaining("zip64");
  }

  @ParameterizedTest
  @CsvSource({"10, 20000", "12, 1000", "12, 16000000", "16, 5000", "8, 9"})
  void numbersThatCannotBeAreRefusedOrHarmless(int field, int lie) {
    byte[] bytes = zip("a.py", "one");
    int end = find(bytes, END, 0);
    if (field < 12) {
      buffer(bytes).putShort(end + field, (short) lie);
    } else {
      buffer(bytes).putInt(end + field, lie);
    }

    try {
      assertThat(archive(bytes).names()).containsExactly("a.py");
    } catch (IOException refused) {
      assertThat(refused).hasMessageNotContaining("null");
    }
  }

  @ParameterizedTest
  @CsvSource({"20", "24"})
  void aFileThatSaysItIsLargeIsReadNoFurtherThanItGoes(int field) throws IOException {
    byte[] bytes = zip("a.py", "one");
    buffer(bytes).putInt(find(bytes, CENTRAL, 0) + field, 0x7FFFFFF0);

    try {
      assertThat(archive(bytes).read("a.py", CAP).length).isLessThanOrEqualTo(CAP);
    } catch (IOException refused) {
      assertThat(refused).isNotInstanceOf(CappedException.class);
    }
  }

  @Test
  void aWrongCheckSumIsNotLookedAtAsZipimportDoesNot() throws IOException {
    byte[] bytes = zip("a.py", "one");
    buffer(bytes).putInt(find(bytes, LOCAL, 0) + 14, 7);
    buffer(bytes).putInt(find(bytes, CENTRAL, 0) + 16, 7);

    assertThat(archive(bytes).read("a.py", CAP)).asString(UTF_8).isEqualTo("one");
  }

  @Test
  void somethingBehindTheEndIsRefusedSinceReadersDifferInIt() {
    byte[] good = zip("a.py", "one");
    ByteArrayOutputStream longer = new ByteArrayOutputStream();
    longer.writeBytes(good);
    longer.writeBytes("tail".getBytes(UTF_8));

    assertThatThrownBy(() -> archive(longer.toByteArray())).hasMessageContaining("behind its end");
  }

  @Test
  void namesThatLeadElsewhereAreNotThere() throws IOException {
    ZipArchive archive = archive(zip("../up.py", "x", "/root.py", "x", "a/../../b.py", "x"));

    assertThat(archive.names()).isEmpty();
    assertThatThrownBy(() -> archive.read("../up.py", CAP)).isInstanceOf(IOException.class);
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void aBombIsReadToItsCapOnly() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("zeros.py"));
      byte[] megabyte = new byte[CAP];
      for (int i = 0; i < 500; i++) {
        zip.write(megabyte);
      }
    }
    ZipArchive archive = archive(out.toByteArray());

    assertThatThrownBy(() -> archive.read("zeros.py", CAP)).isInstanceOf(CappedException.class);
  }

  private ZipArchive archive(byte[] bytes) throws IOException {
    Path file = base.resolve("demo.egg");
    Files.write(file, bytes);
    return new ZipArchive(file, host);
  }

  private static byte[] zip(String... namesAndTexts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
        zip.write(namesAndTexts[i + 1].getBytes(UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  private static ByteBuffer buffer(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int find(byte[] bytes, int signature, int from) {
    for (int at = from; at + 4 <= bytes.length; at++) {
      if (buffer(bytes).getInt(at) == signature) {
        return at;
      }
    }
    throw new AssertionError("no such header");
  }
}
