package dev.auditpath.behaviour;

import dev.auditpath.shell.Glob;
import java.util.ArrayList;
import java.util.List;

/** One row of the tables of {@link SensitivePlaces}. */
record PlaceRow(String access, String what, List<List<String>> patterns) {

  boolean reading() {
    return !access.equals("write");
  }

  boolean writing() {
    return !access.equals("read");
  }

  /** Reads rows of {@code access | what}, each with lines of patterns below it. */
  static List<PlaceRow> rows(String table) {
    List<PlaceRow> rows = new ArrayList<>();
    List<String> lines = table.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String[] columns = lines.get(i).split("\\|", -1);
      List<List<String>> patterns = new ArrayList<>();
      while (i + 1 < lines.size() && lines.get(i + 1).indexOf('|') < 0) {
        for (String pattern : lines.get(++i).strip().split(" +", -1)) {
          patterns.add(List.of(pattern.replace('\u00a0', ' ').split("/", -1)));
        }
      }
      rows.add(new PlaceRow(columns[0].strip(), columns[1].strip(), patterns));
    }
    return rows;
  }

  /** Returns whether a path, cut into its parts, is such a place. */
  boolean matches(List<String> parts) {
    for (List<String> pattern : patterns) {
      if (matches(pattern, parts)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(List<String> pattern, List<String> parts) {
    boolean below = pattern.get(pattern.size() - 1).equals("**");
    List<String> wanted = below ? pattern.subList(0, pattern.size() - 1) : pattern;
    String first = wanted.get(0);
    boolean anchored = first.isEmpty() || first.equals("~") || first.equals("^");
    int last = parts.size() - wanted.size();
    for (int from = 0; from <= last && (from == 0 || !anchored); from++) {
      if ((below || from == last) && matchesAt(wanted, parts, from)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matchesAt(List<String> wanted, List<String> parts, int from) {
    for (int i = 0; i < wanted.size(); i++) {
      if (!Glob.matches(wanted.get(i), parts.get(from + i))) {
        return false;
      }
    }
    return true;
  }
}
