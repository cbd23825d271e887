package dev.auditpath.provenance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The header of an installed RPM package, as the database holds it: two counts, an index of tags,
 * then what they point to, all big-endian; see <a
 * href="https://rpm-software-management.github.io/rpm/manual/hregions.html">the manual</a>.
 */
final class RpmHeader {
  private static final int NAME = 1000;
  private static final int VERSION = 1001;
  private static final int RELEASE = 1002;
  private static final int EPOCH = 1003;
  private static final int DIRECTORY_INDEXES = 1116;
  private static final int BASE_NAMES = 1117;
  private static final int DIRECTORY_NAMES = 1118;

  private static final int INT32 = 4;
  private static final int STRING = 6;
  private static final int STRING_ARRAY = 8;
  private static final int COUNTS_LENGTH = 8;
  private static final int ENTRY_LENGTH = 16;

  /** PATH_MAX. */
  private static final int LONGEST_NAME = 4096;

  private record Entry(int type, int start, int count) {}

  private final byte[] blob;
  private final ByteBuffer bytes;
  private final Map<Integer, Entry> entries = new HashMap<>();

  private RpmHeader(byte[] blob) {
    this.blob = blob;
    this.bytes = ByteBuffer.wrap(blob);
  }

  /**
   * Reads a header's index.
   *
   * @throws IOException where it points outside itself
   */
  static RpmHeader of(byte[] blob) throws IOException {
    RpmHeader header = new RpmHeader(blob);
    if (blob.length < COUNTS_LENGTH) {
      throw damaged();
    }
    long entries = header.bytes.getInt(0) & 0xFFFFFFFFL;
    long store = COUNTS_LENGTH + entries * ENTRY_LENGTH;
    if (store > blob.length) {
      throw damaged();
    }
    for (int at = COUNTS_LENGTH; at < store; at += ENTRY_LENGTH) {
      header.index(at, store);
    }
    return header;
  }

  private void index(int at, long store) throws IOException {
    int tag = bytes.getInt(at);
    if (isRead(tag)) {
      long start = store + (bytes.getInt(at + 8) & 0xFFFFFFFFL);
      int count = bytes.getInt(at + 12);
      if (start >= bytes.limit() || count < 0 || count > bytes.limit() - start) {
        throw damaged();
      }
      entries.put(tag, new Entry(bytes.getInt(at + 4), (int) start, count));
    }
  }

  private static boolean isRead(int tag) {
    return (tag >= NAME && tag <= EPOCH) || (tag >= DIRECTORY_INDEXES && tag <= DIRECTORY_NAMES);
  }

  String name() throws IOException {
    return string(NAME);
  }

  /** Returns {@code EPOCH:VERSION-RELEASE}, without the epoch where there is none. */
  String version() throws IOException {
    List<Integer> epoch = integers(EPOCH);
    String prefix = epoch.isEmpty() || epoch.get(0) == 0 ? "" : epoch.get(0) + ":";
    return prefix + string(VERSION) + "-" + string(RELEASE);
  }

  /** Tells the absolute name of each of the package's files. */
  void forEachFile(Consumer<String> files) throws IOException {
    List<String> baseNames = strings(BASE_NAMES);
    List<String> directories = strings(DIRECTORY_NAMES);
    List<Integer> indexes = integers(DIRECTORY_INDEXES);
    if (indexes.size() != baseNames.size()) {
      throw damaged();
    }
    for (int i = 0; i < baseNames.size(); i++) {
      int directory = indexes.get(i);
      if (directory < 0
          || directory >= directories.size()
          || directories.get(directory).length() > LONGEST_NAME) {
        throw damaged();
      }
      files.accept(directories.get(directory) + baseNames.get(i));
    }
  }

  private String string(int tag) throws IOException {
    List<String> strings = strings(tag);
    return strings.isEmpty() ? "" : strings.get(0);
  }

  private List<String> strings(int tag) throws IOException {
    Entry entry = entries.get(tag);
    List<String> strings = new ArrayList<>();
    if (entry == null || (entry.type != STRING && entry.type != STRING_ARRAY)) {
      return strings;
    }
    int start = entry.start;
    for (int i = 0; i < entry.count; i++) {
      int end = start;
      while (end < bytes.limit() && bytes.get(end) != 0) {
        end++;
      }
      if (end == bytes.limit()) {
        throw damaged();
      }
      strings.add(new String(blob, start, end - start, StandardCharsets.UTF_8));
      start = end + 1;
    }
    return strings;
  }

  private List<Integer> integers(int tag) throws IOException {
    Entry entry = entries.get(tag);
    List<Integer> integers = new ArrayList<>();
    if (entry == null || entry.type != INT32) {
      return integers;
    }
    if (entry.start + 4L * entry.count > bytes.limit()) {
      throw damaged();
    }
    for (int i = 0; i < entry.count; i++) {
      integers.add(bytes.getInt(entry.start + 4 * i));
    }
    return integers;
  }

  private static IOException damaged() {
    return new IOException("holds a package header that points outside itself");
  }
}
