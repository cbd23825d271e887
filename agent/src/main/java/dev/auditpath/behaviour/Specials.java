package dev.auditpath.behaviour;

import org.jspecify.annotations.Nullable;

/** Parts of modules that are known values. */
final class Specials {
  private Specials() {}

  /** Returns the value of a dotted name; null when it is nothing special. */
  static @Nullable Values of(Interpreter interpreter, String name) {
    return switch (name) {
      case "sys.argv", "sys.orig_argv" -> Values.of(interpreter.commandLine());
      case "sys.executable", "sys._base_executable" -> Values.text(String.valueOf(Marks.PYTHON));
      case "sys.prefix", "sys.exec_prefix", "sys.base_prefix" -> Values.text(Marks.SCRIPTS + "/..");
      case "os.sep", "os.path.sep" -> Values.text("/");
      case "os.pathsep", "os.path.pathsep" -> Values.text(":");
      case "os.linesep" -> Values.text("\n");
      case "os.curdir", "os.path.curdir" -> Values.text(".");
      case "os.pardir", "os.path.pardir" -> Values.text("..");
      case "os.devnull" -> Values.text("/dev/null");
      case "os.defpath" -> Values.text("/bin:/usr/bin");
      case "string.ascii_lowercase" -> Values.text("abcdefghijklmnopqrstuvwxyz");
      case "string.ascii_uppercase" -> Values.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
      case "string.ascii_letters" ->
          Values.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
      case "string.digits" -> Values.text("0123456789");
      case "tempfile.NamedTemporaryFile().name" -> FileFunctions.TEMPORARY;
      case "os.O_RDONLY", "os.O_CLOEXEC", "os.O_NOFOLLOW", "os.O_NOCTTY", "os.O_NONBLOCK" ->
          Values.of(new Value.Whole(0));
      case "os.O_WRONLY", "os.O_CREAT", "os.O_APPEND", "os.O_TRUNC", "os.O_EXCL" ->
          Values.of(new Value.Whole(FileFunctions.WRITES));
      case "os.O_RDWR" -> Values.of(new Value.Whole(FileFunctions.WRITES | FileFunctions.READS));
      case "os.environ" -> Values.external(name);
      case "sys.stdin", "sys.__stdin__" -> Values.external("sys.stdin").tainted(Taint.INPUT);
      case "sys.stdin.encoding", "sys.stdin.closed", "sys.stdin.name" -> Values.OPEN;
      default -> null;
    };
  }
}
