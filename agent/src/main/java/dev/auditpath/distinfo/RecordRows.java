package dev.auditpath.distinfo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds the rows of a RECORD that name a file in a folder of a given name, without parsing the
 * others.
 *
 * <p>Format: packaging.python.org, "Recording installed projects": CSV of path, digest, size. Takes
 * what is met in practice too: a fourth column, hex digests, {@code sha256=} with nothing after it.
 */
public final class RecordRows {
  private static final int LONGEST_ROW = 16 * 1024;
  private static final int LONGEST_NAME = 255;

  private RecordRows() {}

  /**
   * One row.
   *
   * @param line 1 is the first
   * @param text the row as it stands
   * @param path the first column, unquoted
   * @param hash the second column; empty where there is none
   * @param size the third column; empty where there is none
   */
  public record Row(int line, String text, String path, String hash, String size) {}

  /** Returns the rows whose path has {@code folder} as its last element but one. */
  public static List<Row> naming(byte[] record, String folder) {
    return rows(record, folder + "/", path -> endsInFolder(path, folder));
  }

  /** Returns the rows of one path, as it stands in the first column. */
  public static List<Row> of(byte[] record, String path) {
    return rows(record, path, path::equals);
  }

  /** Reads those rows alone that a text stands in; RECORDs are long and few rows are wanted. */
  private static List<Row> rows(byte[] record, String text, Predicate<String> isWanted) {
    ByteSearch search = new ByteSearch(text);
    List<Row> rows = new ArrayList<>();
    int line = 1;
    int counted = 0;
    for (int hit = search.next(record, 0); hit >= 0; ) {
      int start = lineStart(record, hit, counted);
      int end = lineEnd(record, hit);
      line += newLines(record, counted, start);
      counted = start;
      if (end - start <= LONGEST_ROW) {
        Row row = row(line, new String(record, start, end - start, StandardCharsets.UTF_8));
        if (isWanted.test(row.path())) {
          rows.add(row);
        }
      }
      hit = search.next(record, end);
    }
    return rows;
  }

  /** Returns the rows by path, for whoever asks for many; what {@link #of} returns for each. */
  public static Map<String, List<Row>> byPath(byte[] record) {
    Map<String, List<Row>> rows = new HashMap<>();
    int line = 1;
    for (int start = 0; start < record.length; line++) {
      int end = lineEnd(record, start);
      if (end - start <= LONGEST_ROW) {
        Row row = row(line, new String(record, start, end - start, StandardCharsets.UTF_8));
        rows.computeIfAbsent(row.path(), any -> new ArrayList<>(1)).add(row);
      }
      start = end + 1;
    }
    return rows;
  }

  /** Returns the first element of the path of every row, each once. */
  public static Set<String> topNames(byte[] record) {
    Set<String> names = new HashSet<>();
    int start = 0;
    while (start < record.length) {
      int end = lineEnd(record, start);
      int at = start;
      while (at < end && record[at] != '/' && record[at] != ',') {
        at++;
      }
      if (at - start <= LONGEST_NAME) {
        names.add(new String(record, start, at - start, StandardCharsets.UTF_8).replace("\"", ""));
      }
      start = end + 1;
    }
    return names;
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
    String[] others = row.substring(Math.min(at + 1, row.length())).split(",", 3);
    String size = others.length > 1 ? others[1] : "";
    return new Row(line, row, path.toString(), others[0], size);
  }

  private static int lineStart(byte[] bytes, int at, int from) {
    int start = at;
    while (start > from && bytes[start - 1] != '\n') {
      start--;
    }
    return start;
  }

  private static int lineEnd(byte[] bytes, int at) {
    int end = at;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    return end;
  }

  private static int newLines(byte[] bytes, int from, int to) {
    int lines = 0;
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n') {
        lines++;
      }
    }
    return lines;
  }
}
