package dev.auditpath.behaviour;

import java.util.Set;

/** Changes of what the program printed that is handed over to. */
final class Output {
  private static final Set<String> CHANGES =
      Set.of("replace", "translate", "sub", "subn", "removeprefix", "removesuffix", "swapcase");

  private Output() {}

  /** Returns the taint of a change; 0 where a call changes nothing, or line ends alone. */
  static int change(Values callee, Arguments arguments) {
    if (!callee.has(Taint.OUTPUT)) {
      return 0;
    }
    boolean changes = false;
    for (Value value : callee.options()) {
      changes |=
          value instanceof Value.External external && CHANGES.contains(Names.last(external.name()));
    }
    if (!changes) {
      return 0;
    }
    for (String text : arguments.at(0).texts()) {
      if (!text.isBlank()) {
        return Taint.CHANGED_OUTPUT.bit();
      }
    }
    return 0;
  }
}
