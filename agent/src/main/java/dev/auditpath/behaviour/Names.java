package dev.auditpath.behaviour;

import org.jspecify.annotations.Nullable;

/** Dotted names. */
final class Names {
  private Names() {}

  /** Returns the module that {@code from …name import} means. */
  static String absolute(Module module, int level, @Nullable String name) {
    String relative = name == null ? "" : name;
    if (level == 0) {
      return relative;
    }
    String base = module.packageName();
    for (int i = 1; i < level; i++) {
      int dot = base.lastIndexOf('.');
      base = dot < 0 ? "" : base.substring(0, dot);
    }
    return base.isEmpty() ? relative : relative.isEmpty() ? base : base + "." + relative;
  }

  static String last(String dotted) {
    return dotted.substring(dotted.lastIndexOf('.') + 1);
  }

  /** Returns the last element of a path, of either kind of slash. */
  static String base(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }
}
