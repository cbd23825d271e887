package dev.auditpath.provenance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a SQLite table; its content is read when first asked for. Columns count from 0; one that
 * is missing or of another type reads as 0 or empty. A column that is the table's {@code INTEGER
 * PRIMARY KEY} is the row's {@link #id}.
 */
final class SqliteRow {

  /** Reads the content of a row. */
  interface Payload {
    ByteBuffer read() throws IOException;
  }

  private record Column(long type, int start) {}

  private final long id;
  private final Payload payload;
  private final List<Column> columns = new ArrayList<>();
  private @Nullable ByteBuffer content;

  SqliteRow(long id, Payload payload) {
    this.id = id;
    this.payload = payload;
  }

  long id() {
    return id;
  }

  /** Returns an integer column. */
  long integer(int column) throws IOException {
    ByteBuffer bytes = content();
    if (!has(column)) {
      return 0;
    }
    long type = columns.get(column).type();
    if (type < 1 || type > 9 || type == 7) {
      return 0;
    }
    if (type >= 8) {
      return type - 8;
    }
    int start = columns.get(column).start();
    long value = bytes.get(start);
    for (int i = 1; i < length(type); i++) {
      value = (value << 8) | (bytes.get(start + i) & 0xFF);
    }
    return value;
  }

  /** Returns a text column. */
  String text(int column) throws IOException {
    ByteBuffer bytes = content();
    boolean isText = has(column) && isTextOrBlob(column, 1);
    return isText ? new String(copy(bytes, column), StandardCharsets.UTF_8) : "";
  }

  /** Returns a binary column. */
  byte[] blob(int column) throws IOException {
    ByteBuffer bytes = content();
    boolean isBlob = has(column) && isTextOrBlob(column, 0);
    return isBlob ? copy(bytes, column) : new byte[0];
  }

  private boolean has(int column) {
    return column >= 0 && column < columns.size();
  }

  private boolean isTextOrBlob(int column, int odd) {
    long type = columns.get(column).type();
    return type >= 12 && (type & 1) == odd;
  }

  private byte[] copy(ByteBuffer bytes, int column) {
    byte[] copy = new byte[(int) length(columns.get(column).type())];
    bytes.get(columns.get(column).start(), copy);
    return copy;
  }

  /** Reads the record; section 2.1 of the file format. */
  private ByteBuffer content() throws IOException {
    ByteBuffer read = content;
    if (read == null) {
      read = payload.read();
      Varint header = Varint.at(read, 0);
      long start = header.value();
      int at = header.length();
      while (at < header.value()) {
        Varint type = Varint.at(read, at);
        at += type.length();
        if (start < 0 || start + length(type.value()) > read.limit()) {
          throw SqliteFile.damaged("a column ends behind its row");
        }
        columns.add(new Column(type.value(), (int) start));
        start += length(type.value());
      }
      content = read;
    }
    return read;
  }

  private static long length(long type) {
    if (type >= 12) {
      return (type - 12) / 2;
    }
    return switch ((int) type) {
      case 1, 2, 3, 4 -> type;
      case 5 -> 6;
      case 6, 7 -> 8;
      default -> 0;
    };
  }
}
