package dev.auditpath.provenance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a table of a SQLite database row by row, in the order of row ids: a walk of the table's
 * b-tree, overflow pages included.
 *
 * <p>Bounded by the file itself: a sound table has each page once, so that a walk which needs more
 * pages than the file has is given up.
 */
final class SqliteTable {
  private static final int MOST_LEVELS = 40;
  private static final int INTERIOR = 5;
  private static final int LEAF = 13;
  private static final int LARGEST_PAYLOAD = 64 << 20;

  /** Takes the rows of a table. */
  interface Visitor {
    void row(SqliteRow row) throws IOException;
  }

  private final SqliteFile file;
  private long pagesLeft;

  private SqliteTable(SqliteFile file) {
    this.file = file;
    this.pagesLeft = file.pages();
  }

  /**
   * Shows each row of a table; none where there is no such table.
   *
   * @throws IOException where the file is damaged; rows may have been shown before
   */
  static void read(SqliteFile file, String table, Visitor visitor) throws IOException {
    try {
      Schema schema = schema(file, table);
      if (schema.root != 0) {
        new SqliteTable(file).walk(schema.root, 0, visitor);
      }
    } catch (IndexOutOfBoundsException outside) {
      throw SqliteFile.damaged("a cell points outside its page");
    }
  }

  /** Returns the names of a table's columns, in order; constraints may follow as if columns. */
  static List<String> columns(SqliteFile file, String table) throws IOException {
    try {
      String sql = schema(file, table).sql;
      List<String> columns = new ArrayList<>();
      for (String column : sql.substring(sql.indexOf('(') + 1).split(",", -1)) {
        String definition = column.strip();
        int space = definition.indexOf(' ');
        columns.add(space < 0 ? definition : definition.substring(0, space));
      }
      return columns;
    } catch (IndexOutOfBoundsException outside) {
      throw SqliteFile.damaged("a cell points outside its page");
    }
  }

  private record Schema(long root, String sql) {}

  /** Looks a table up in sqlite_schema: type, name, tbl_name, rootpage, sql. */
  private static Schema schema(SqliteFile file, String table) throws IOException {
    List<Schema> found = new ArrayList<>();
    new SqliteTable(file)
        .walk(
            1,
            0,
            row -> {
              if (row.text(0).equals("table") && row.text(1).equals(table)) {
                found.add(new Schema(row.integer(3), row.text(4)));
              }
            });
    return found.isEmpty() ? new Schema(0, "") : found.get(0);
  }

  private void walk(long number, int level, Visitor visitor) throws IOException {
    if (level == MOST_LEVELS) {
      throw SqliteFile.damaged("a tree deeper than " + MOST_LEVELS);
    }
    ByteBuffer page = page(number);
    int header = number == 1 ? SqliteFile.HEADER_LENGTH : 0;
    int kind = page.get(header);
    if (kind != INTERIOR && kind != LEAF) {
      throw SqliteFile.damaged("page " + number + " is no table's");
    }
    int cells = page.getShort(header + 3) & 0xFFFF;
    int pointers = header + (kind == INTERIOR ? 12 : 8);
    for (int i = 0; i < cells; i++) {
      int cell = page.getShort(pointers + 2 * i) & 0xFFFF;
      if (kind == INTERIOR) {
        walk(unsigned(page.getInt(cell)), level + 1, visitor);
      } else {
        visitor.row(row(page, cell));
      }
    }
    if (kind == INTERIOR) {
      walk(unsigned(page.getInt(header + 8)), level + 1, visitor);
    }
  }

  private SqliteRow row(ByteBuffer page, int cell) throws IOException {
    Varint size = Varint.at(page, cell);
    Varint id = Varint.at(page, cell + size.length());
    if (size.value() < 0 || size.value() > LARGEST_PAYLOAD) {
      throw SqliteFile.damaged("a row of " + size.value() + " bytes");
    }
    int start = cell + size.length() + id.length();
    return new SqliteRow(id.value(), () -> payload(page, start, (int) size.value()));
  }

  /** Returns a row's content, of which large ones have the end on a chain of overflow pages. */
  private ByteBuffer payload(ByteBuffer page, int start, int size) throws IOException {
    int local = localLength(size);
    if (size > local && size > pagesLeft * file.usableSize() + local) {
      throw SqliteFile.damaged("a row longer than the file");
    }
    ByteBuffer payload = ByteBuffer.allocate(size);
    payload.put(page.slice(start, local));
    if (size > local) {
      long next = unsigned(page.getInt(start + local));
      while (payload.hasRemaining()) {
        ByteBuffer overflow = page(next);
        int length = Math.min(payload.remaining(), file.usableSize() - 4);
        payload.put(overflow.slice(4, length));
        next = unsigned(overflow.getInt(0));
      }
    }
    return payload.flip();
  }

  /** Returns how much of a payload its cell holds; section 1.6 of the file format. */
  private int localLength(int size) {
    int usable = file.usableSize();
    int most = usable - 35;
    if (size <= most) {
      return size;
    }
    int least = (usable - 12) * 32 / 255 - 23;
    int fitting = least + (size - least) % (usable - 4);
    return fitting <= most ? fitting : least;
  }

  private ByteBuffer page(long number) throws IOException {
    if (pagesLeft-- <= 0) {
      throw SqliteFile.damaged("pages are linked in a circle");
    }
    return file.page(number);
  }

  private static long unsigned(int value) {
    return value & 0xFFFFFFFFL;
  }
}
