package dev.auditpath.behaviour;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls of functions of native libraries. */
final class NativeCode {
  /** Where the program stands among a libc function's arguments; shell texts have none. */
  private static final Map<String, Integer> STARTERS =
      Map.ofEntries(
          Map.entry("system", -1),
          Map.entry("popen", -1),
          Map.entry("execv", 0),
          Map.entry("execve", 0),
          Map.entry("execvp", 0),
          Map.entry("execvpe", 0),
          Map.entry("execl", 0),
          Map.entry("execlp", 0),
          Map.entry("execle", 0),
          Map.entry("posix_spawn", 1),
          Map.entry("posix_spawnp", 1),
          Map.entry("WinExec", 0),
          Map.entry("CreateProcessA", 0),
          Map.entry("CreateProcessW", 0),
          Map.entry("ShellExecuteA", 2),
          Map.entry("ShellExecuteW", 2));

  private static final List<String> NETWORK =
      List.of("connect", "send", "sendto", "getaddrinfo", "gethostbyname", "URLDownloadToFileW");

  /** Python's own, which run code (Python/C API, "The Very High Level Layer"). */
  private static final List<String> RUNNERS =
      List.of(
          "PyRun_SimpleString",
          "PyRun_SimpleStringFlags",
          "PyRun_String",
          "PyRun_StringFlags",
          "Py_CompileString",
          "Py_CompileStringExFlags",
          "PyMarshal_ReadObjectFromString");

  private NativeCode() {}

  /** Returns whether a name stands for a library, whose functions are its parts and elements. */
  static boolean isLibrary(String name) {
    return name.equals("ctypes.CDLL()") || name.equals("cffi.dlopen()");
  }

  static void addTo(Map<String, Model> models) {
    models.put(
        "ctypes.util.find_library",
        call -> Operations.concatenate(Values.text("lib"), Texts.asText(call.at(0))));
  }

  static @Nullable Values call(Call call) {
    String name = call.name();
    if (name.endsWith("CDLL") || name.endsWith(".dlopen") || name.endsWith("WinDLL")) {
      return opened(call);
    }
    if (!name.contains("CDLL()") && !name.contains("dlopen()") && !name.contains("WinDLL()")) {
      return null;
    }
    String function = Names.last(name);
    Integer place = STARTERS.get(function);
    if (place != null) {
      ProgramStart start = new ProgramStart(call);
      if (place < 0) {
        start.shell(call.at(0));
      } else {
        start.program(
            call.at(place),
            call.arguments().at(place + 1).isNothing()
                ? new Sequence()
                : Sequence.of(call.at(place + 1)));
      }
      return start.result();
    }
    if (RUNNERS.contains(function)) {
      return CodeFunctions.source(call, call.at(0), "runs");
    }
    if (NETWORK.contains(function)) {
      Network.use(call);
    }
    return Values.OPEN;
  }

  private static Values opened(Call call) {
    Values library = call.at(0, "name");
    for (String text : library.texts()) {
      if (text.indexOf(Marks.FOLDER) >= 0) {
        call.findings()
            .unread("native-code", call.site(), "it calls native code of " + Places.shown(text));
      } else if (text.equals(Marks.ANYTHING) && !library.options().contains(Value.Constant.NONE)) {
        call.findings()
            .unread("native-code", call.site(), "it calls native code that is not known");
      } else if (!text.isEmpty() && !text.toLowerCase(Locale.ROOT).startsWith("lib")) {
        call.findings()
            .note("native-code", call.site(), "calls native code of " + Places.shown(text));
      }
    }
    String name = call.name();
    return Values.external(name.contains("dlopen") ? "cffi.dlopen()" : "ctypes.CDLL()");
  }
}
