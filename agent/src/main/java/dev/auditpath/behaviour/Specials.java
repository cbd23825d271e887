package dev.auditpath.behaviour;

import org.jspecify.annotations.Nullable;

/** Parts of modules that are known values. */
final class Specials {
  private Specials() {}

  /** Returns the value of a dotted name; null when it is nothing special. */
  static @Nullable Values of(Interpreter interpreter, String name) {
    switch (name) {
      case "sys.argv", "sys.orig_argv":
        return Values.of(interpreter.commandLine());
      case "sys.executable", "sys._base_executable":
        return Values.text(String.valueOf(Marks.PYTHON));
      case "sys.prefix", "sys.exec_prefix", "sys.base_prefix":
        return Values.text(Marks.SCRIPTS + "/..");
      case "os.sep", "os.path.sep":
        return Values.text("/");
      case "os.pathsep", "os.path.pathsep":
        return Values.text(":");
      case "os.linesep":
        return Values.text("\n");
      case "os.curdir", "os.path.curdir":
        return Values.text(".");
      case "os.pardir", "os.path.pardir":
        return Values.text("..");
      case "os.devnull":
        return Values.text("/dev/null");
      case "os.defpath":
        return Values.text("/bin:/usr/bin");
      case "string.ascii_lowercase":
        return Values.text("abcdefghijklmnopqrstuvwxyz");
      case "string.ascii_uppercase":
        return Values.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
      case "string.ascii_letters":
        return Values.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
      case "string.digits":
        return Values.text("0123456789");
      case "os.environ":
        return Values.external(name);
      default:
        return null;
    }
  }
}
