package dev.auditpath.behaviour;

/** Paths as texts with {@link Marks}; joined and taken apart as posixpath does. */
final class PathTexts {
  private PathTexts() {}

  static String join(String left, String right) {
    if (right.startsWith("/") || right.startsWith("~/") || startsFolder(right)) {
      return right;
    }
    if (left.isEmpty() || right.isEmpty()) {
      return left + right;
    }
    if (right.startsWith("./")) {
      return join(left, right.substring(2));
    }
    if (right.equals("..") || right.startsWith("../")) {
      String up = directory(left);
      return right.length() <= 3 ? up : join(up, right.substring(3));
    }
    return left.endsWith("/") ? left + right : left + "/" + right;
  }

  private static boolean startsFolder(String text) {
    return !text.isEmpty() && (text.charAt(0) == Marks.FOLDER || text.charAt(0) == Marks.SCRIPTS);
  }

  /** Returns a path without its last element; of a package's folder, that of the package above. */
  static String directory(String path) {
    if (path.equals(String.valueOf(Marks.PYTHON))) {
      return String.valueOf(Marks.SCRIPTS);
    }
    int slash = path.lastIndexOf('/');
    if (slash >= 0) {
      return slash == 0 ? "/" : path.substring(0, slash);
    }
    if (path.length() > 1 && path.charAt(0) == Marks.FOLDER) {
      String module = path.substring(1, path.length() - 1);
      int dot = module.lastIndexOf('.');
      return Marks.folderOf(dot < 0 ? "" : module.substring(0, dot));
    }
    if (path.length() == 1 && Marks.isMark(path.charAt(0))) {
      return path.charAt(0) == Marks.SCRIPTS ? path + "/.." : path;
    }
    return path.equals("~") ? "/" : "";
  }

  static String base(String path) {
    if (path.equals(String.valueOf(Marks.PYTHON))) {
      return "python3";
    }
    return Names.base(path);
  }

  static String stem(String path) {
    String base = base(path);
    int dot = base.lastIndexOf('.');
    return dot > 0 ? base.substring(0, dot) : base;
  }

  static String suffix(String path) {
    String base = base(path);
    int dot = base.lastIndexOf('.');
    return dot > 0 ? base.substring(dot) : "";
  }

  /** Returns the path with what leads back to the script folder taken for it. */
  static String normal(String path) {
    String scripts = String.valueOf(Marks.SCRIPTS);
    return path.replace(scripts + "/../bin", scripts).replace(scripts + "/../Scripts", scripts);
  }
}
