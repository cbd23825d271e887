package dev.auditpath.provenance;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases that no tool writes; sound ones are read in the tests of the sources. */
class SqliteTableTest {
  private static final int PAGE = 512;
  private static final byte INTERIOR = 5;
  private static final byte LEAF = 13;

  @TempDir private Path directory;

  @Test
  void treeThatLeadsBackToItself_isGivenUp() {
    ByteBuffer database = database();
    database.put(100, INTERIOR).putInt(108, 1);

    assertThatThrownBy(() -> read(database))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void overflowThatRowsShare_isGivenUp() {
    ByteBuffer database = database();
    database.put(100, LEAF).putShort(103, (short) 2);
    database.putShort(108, (short) 200).putShort(110, (short) 300);
    putRow(database, 200);
    putRow(database, 300);
    database.putInt(PAGE, 2);

    assertThatThrownBy(() -> read(database))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void cellBehindThePage_isGivenUp() {
    ByteBuffer database = database();
    database.put(100, LEAF).putShort(103, (short) 1).putShort(108, (short) 60_000);

    assertThatThrownBy(() -> read(database))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void anotherFormat_isSaidToBeNone() {
    assertThatThrownBy(() -> read(ByteBuffer.allocate(4 * PAGE)))
        .isInstanceOf(IOException.class)
        .hasMessage("is not a SQLite database");
  }

  /** Puts a row of 1,505 bytes, of which 39 are in the cell and the rest on page 2. */
  private static void putRow(ByteBuffer database, int cell) {
    database.put(cell, (byte) 0x8B).put(cell + 1, (byte) 0x61).put(cell + 2, (byte) 1);
    database.putInt(cell + 3 + 39, 2);
  }

  private static ByteBuffer database() {
    ByteBuffer database = ByteBuffer.allocate(4 * PAGE);
    database.put(0, "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII));
    return database.putShort(16, (short) PAGE).putInt(56, 1);
  }

  private void read(ByteBuffer database) throws IOException {
    SystemLayout machine = SystemLayout.linux(directory);
    Path file = machine.at("/some.db");
    byte[] bytes = new byte[database.capacity()];
    database.get(0, bytes);
    Files.write(file, bytes);
    try (SqliteFile open = SqliteFile.open(file, machine.host)) {
      SqliteTable.read(open, "any", row -> {});
    }
  }
}
