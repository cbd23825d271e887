package dev.auditpath.provenance;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the rows of a RECORD that name a file in a folder of a given name, without parsing the
 * others.
 *
 * <p>Format: packaging.python.org, "Recording installed projects": CSV of path, digest, size. Takes
 * what is met in practice too: a fourth column, hex digests, {@code sha256=} with nothing after it.
 */
final class RecordRows {
  private static final int LONGEST_ROW = 16 * 1024;

  private RecordRows() {}

  /**
   * One row.
   *
   * @param line 1 is the first
   * @param text the row as it stands
   * @param path the first column, unquoted
   * @param hash the second column; empty where there is none
   */
  record Row(int line, String text, String path, String hash) {}

  /** Returns the rows whose path has {@code folder} as its last element but one. */
  static List<Row> naming(byte[] record, String folder) {
    byte[] needle = (folder + "/").getBytes(StandardCharsets.UTF_8);
    List<Row> rows = new ArrayList<>();
    int line = 1;
    int start = 0;
    while (start < record.length) {
      int end = indexOf(record, (byte) '\n', start);
      if (end - start <= LONGEST_ROW && contains(record, start, end, needle)) {
        Row row = row(line, new String(record, start, end - start, StandardCharsets.UTF_8));
        if (endsInFolder(row.path(), folder)) {
          rows.add(row);
        }
      }
      start = end + 1;
      line++;
    }
    return rows;
  }

  private static boolean endsInFolder(String path, String folder) {
    int slash = path.lastIndexOf('/');
    int before = slash - folder.length();
    return slash > 0
        && before >= 0
        && path.startsWith(folder, before)
        && (before == 0 || path.charAt(before - 1) == '/');
  }

  private static Row row(int line, String text) {
    String row = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    StringBuilder path = new StringBuilder();
    boolean quoted = false;
    int at = 0;
    for (; at < row.length() && (quoted || row.charAt(at) != ','); at++) {
      char c = row.charAt(at);
      if (c == '"' && quoted && at + 1 < row.length() && row.charAt(at + 1) == '"') {
        path.append(c);
        at++;
      } else if (c == '"') {
        quoted = !quoted;
      } else {
        path.append(c);
      }
    }
    String rest = at < row.length() ? row.substring(at + 1) : "";
    int comma = rest.indexOf(',');
    return new Row(line, row, path.toString(), comma < 0 ? rest : rest.substring(0, comma));
  }

  private static int indexOf(byte[] bytes, byte wanted, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return bytes.length;
  }

  private static boolean contains(byte[] bytes, int start, int end, byte[] needle) {
    for (int i = start; i <= end - needle.length; i++) {
      if (bytes[i] == needle[0] && matches(bytes, i, needle)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(byte[] bytes, int at, byte[] needle) {
    for (int i = 1; i < needle.length; i++) {
      if (bytes[at + i] != needle[i]) {
        return false;
      }
    }
    return true;
  }
}
