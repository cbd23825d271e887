package dev.auditpath.behaviour;

import java.util.Map;
import java.util.Set;

/** One name for what several names mean. */
final class Canonical {
  private static final int LONGEST = 160;

  private static final Map<String, String> MODULES =
      Map.ofEntries(
          Map.entry("posix", "os"),
          Map.entry("nt", "os"),
          Map.entry("posixpath", "os.path"),
          Map.entry("ntpath", "os.path"),
          Map.entry("genericpath", "os.path"),
          Map.entry("_io", "io"),
          Map.entry("_socket", "socket"),
          Map.entry("_ssl", "ssl"),
          Map.entry("_ctypes", "ctypes"),
          Map.entry("_thread", "threading"),
          Map.entry("_pickle", "pickle"),
          Map.entry("_imp", "imp"),
          Map.entry("_frozen_importlib", "importlib"),
          Map.entry("_frozen_importlib_external", "importlib.machinery"),
          Map.entry("__builtin__", "builtins"),
          Map.entry("pathlib2", "pathlib"),
          Map.entry("importlib_metadata", "importlib.metadata"),
          Map.entry("importlib_resources", "importlib.resources"),
          Map.entry("subprocess32", "subprocess"),
          Map.entry("setuptools._distutils", "distutils"),
          Map.entry("eventlet.green", ""),
          Map.entry("gevent.subprocess", "subprocess"),
          Map.entry("gevent.socket", "socket"),
          Map.entry("gevent.os", "os"),
          Map.entry("future.moves", ""),
          Map.entry("six.moves", ""),
          Map.entry("asyncio.subprocess.create_subprocess_exec", "asyncio.create_subprocess_exec"),
          Map.entry(
              "asyncio.subprocess.create_subprocess_shell", "asyncio.create_subprocess_shell"),
          Map.entry("asyncio.streams.open_connection", "asyncio.open_connection"),
          Map.entry("io.open", "builtins.open"),
          Map.entry("codecs.open", "builtins.open"),
          Map.entry("pathlib.PurePath", "pathlib.Path"),
          Map.entry("pathlib.PosixPath", "pathlib.Path"),
          Map.entry("pathlib.WindowsPath", "pathlib.Path"),
          Map.entry("pathlib.PurePosixPath", "pathlib.Path"),
          Map.entry("os.path.os", "os"),
          Map.entry("shlex.quote", "builtins.str"),
          Map.entry("pipes.quote", "builtins.str"),
          Map.entry("builtins.unicode", "builtins.str"),
          Map.entry("ctypes.cdll.LoadLibrary", "ctypes.CDLL"),
          Map.entry("ctypes.PyDLL", "ctypes.CDLL"),
          Map.entry("ctypes.pythonapi", "ctypes.CDLL()"),
          Map.entry("ctypes.windll", "ctypes.CDLL()"),
          Map.entry("ctypes.windll.LoadLibrary", "ctypes.CDLL"));

  /** Modules that others import: their names behind a dot mean themselves. */
  private static final Set<String> EVERYWHERE =
      Set.of("os", "sys", "subprocess", "builtins", "socket", "ctypes", "shutil", "pty", "urllib");

  /** Parts of other modules with such a name that are something else. */
  private static final Set<String> OTHERS =
      Set.of("asyncio.subprocess", "sh.os", "plumbum.cmd.os", "importlib.sys");

  private Canonical() {}

  static String of(String name) {
    String result = MODULES.getOrDefault(name, name);
    for (int dot = result.indexOf('.'); dot > 0; dot = result.indexOf('.', dot + 1)) {
      String other = MODULES.get(result.substring(0, dot));
      if (other != null) {
        String rest = result.substring(dot + 1);
        return of(other.isEmpty() ? rest : other + "." + rest);
      }
    }
    return rerooted(result);
  }

  private static String rerooted(String name) {
    if (name.indexOf('(') >= 0 || name.startsWith("?")) {
      return name;
    }
    int from = name.indexOf('.');
    while (from > 0) {
      int to = name.indexOf('.', from + 1);
      String part = to < 0 ? name.substring(from + 1) : name.substring(from + 1, to);
      String before = to < 0 ? name : name.substring(0, to);
      boolean itself = name.startsWith(part + ".");
      if (EVERYWHERE.contains(part) && !itself && !OTHERS.contains(before)) {
        return of(name.substring(from + 1));
      }
      from = to;
    }
    return name;
  }

  static String shortened(String name) {
    return name.length() <= LONGEST ? name : "?." + Names.last(name.substring(name.length() - 40));
  }
}
