package dev.auditpath.examine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The modules that a RECORD lists below one top-level package (PEP 376). */
final class PackageModules {
  /** Larger packages are looked at in part: the audit of a machine has them by the dozen. */
  private static final int MOST = 300;

  private static final String SUFFIX = ".py";
  private static final String PACKAGE = "/__init__";

  private PackageModules() {}

  /** Returns dotted names in RECORD's order, up to a bound. */
  static List<String> of(byte[] record, String topLevel) {
    List<String> modules = new ArrayList<>();
    String text = new String(record, StandardCharsets.UTF_8);
    for (int from = 0; from < text.length() && modules.size() < MOST; ) {
      int end = text.indexOf('\n', from);
      String line = text.substring(from, end < 0 ? text.length() : end);
      from = end < 0 ? text.length() : end + 1;
      int comma = line.indexOf(',');
      String path = comma < 0 ? "" : line.substring(0, comma);
      if (path.endsWith(SUFFIX)
          && (path.startsWith(topLevel + "/") || path.equals(topLevel + SUFFIX))
          && path.indexOf('.') == path.length() - SUFFIX.length()) {
        modules.add(name(path.substring(0, path.length() - SUFFIX.length())));
      }
    }
    return modules;
  }

  private static String name(String path) {
    String module =
        path.endsWith(PACKAGE) ? path.substring(0, path.length() - PACKAGE.length()) : path;
    return module.replace('/', '.');
  }
}
