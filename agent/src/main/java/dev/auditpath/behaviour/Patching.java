package dev.auditpath.behaviour;

import java.util.Set;

/** Parts of modules that are not a source's own are replaced. */
final class Patching {
  /** Meant to be replaced. */
  private static final Set<String> MEANT =
      Set.of(
          "sys.excepthook",
          "sys.displayhook",
          "sys.stdout",
          "sys.stderr",
          "sys.stdin",
          "sys.unraisablehook",
          "threading.excepthook",
          "warnings.showwarning",
          "warnings.formatwarning",
          "sys.breakpointhook",
          "sys.argv",
          "sys.path",
          "sys.dont_write_bytecode",
          "sys.tracebacklimit",
          "sys.ps1",
          "sys.ps2",
          "os.environ");

  private Patching() {}

  static void assigned(Interpreter interpreter, String name, Values value, Site site) {
    if (name.equals("sys.argv")) {
      argv(interpreter, value);
      return;
    }
    if (name.equals("sys.excepthook")) {
      interpreter.exceptions().hook(value, site);
    }
    if (name.indexOf('(') >= 0 || name.startsWith("?") || MEANT.contains(name)) {
      return;
    }
    boolean ofSource = false;
    for (Value one : value.options()) {
      ofSource |= one instanceof Value.Function || one instanceof ClassModel;
    }
    if (ofSource && (name.startsWith("builtins.") || name.indexOf('.') != name.lastIndexOf('.'))) {
      String kind = name.equals("builtins.__import__") ? Effect.DYNAMIC_CODE : Effect.PROCESS;
      interpreter.findings().effect(kind, site, "replaces " + name + " by a function of its own");
    } else if (ofSource) {
      interpreter.findings().effect(Effect.PROCESS, site, "replaces " + name);
    }
  }

  private static void argv(Interpreter interpreter, Values value) {
    for (Value one : value.options()) {
      if (one instanceof Sequence sequence && sequence != interpreter.commandLine()) {
        for (int i = 1; i < sequence.head().size(); i++) {
          interpreter.commandLine().addSome(sequence.head().get(i));
        }
        interpreter.commandLine().addSome(sequence.tail());
      }
    }
  }
}
