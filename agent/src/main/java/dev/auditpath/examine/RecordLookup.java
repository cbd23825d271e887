package dev.auditpath.examine;

import dev.auditpath.distinfo.RecordRows;
import dev.auditpath.distinfo.RecordRows.Row;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One RECORD, searched for few paths and indexed for many. For one thread. */
final class RecordLookup {
  /** Searching so often costs what indexing does. */
  private static final int SEARCHES = 4;

  private final byte[] record;
  private int searches;
  private @Nullable Map<String, List<Row>> byPath;

  RecordLookup(byte[] record) {
    this.record = record;
  }

  /** Returns the bytes of it. */
  byte[] bytes() {
    return record;
  }

  /** Returns the rows of one path. */
  List<Row> of(String path) {
    Map<String, List<Row>> index = byPath;
    if (index == null && searches++ < SEARCHES) {
      return RecordRows.of(record, path);
    }
    if (index == null) {
      index = RecordRows.byPath(record);
      byPath = index;
    }
    return index.getOrDefault(path, List.of());
  }
}
