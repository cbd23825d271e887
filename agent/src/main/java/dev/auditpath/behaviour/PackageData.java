package dev.auditpath.behaviour;

import org.jspecify.annotations.Nullable;

/**
 * Files that lie beside a module of the package: what they say is as constant as the code. Paths
 * have {@link Marks#FOLDER} around the module that they lie beside.
 */
final class PackageData {
  /** Longer files are tables of data, not what a program is told to do. */
  private static final int LONGEST = 256 * 1024;

  private PackageData() {}

  /**
   * Returns the file of a path; a missing one where the path is not the package's, or not known.
   */
  static ModuleSource source(Interpreter interpreter, String path) {
    int from = path.indexOf(Marks.FOLDER);
    int to = path.indexOf(Marks.FOLDER, from + 1);
    if (from < 0 || to < 0 || !Marks.isExact(path.substring(to + 1))) {
      return new ModuleSource.Missing();
    }
    String module = path.substring(from + 1, to);
    String relative = path.substring(to + 1).replaceFirst("^/+", "");
    if (module.isEmpty() || relative.isEmpty()) {
      return new ModuleSource.Missing();
    }
    return interpreter.imports().data(module, relative);
  }

  /** Returns what a file of the package says; null for any other file, and for no text. */
  static @Nullable String text(Interpreter interpreter, String path) {
    return source(interpreter, path) instanceof ModuleSource.Text text
            && text.source().length() <= LONGEST
            && text.source().indexOf('\uFFFD') < 0
            && text.source().indexOf('\0') < 0
        ? Marks.without(text.source())
        : null;
  }

  /** Returns what a file says whose path may be one of several. */
  static Values texts(Interpreter interpreter, Values path) {
    Values result = Values.NOTHING;
    for (String one : path.texts()) {
      String text = text(interpreter, one);
      result = result.or(text == null ? Values.OPEN : Values.text(text));
    }
    return result.isNothing() || result.open() ? Values.OPEN : result.tainted(Taint.DATA);
  }
}
