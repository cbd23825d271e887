package dev.auditpath.behaviour;

/** A call of something that is known by name alone. */
record Call(Interpreter interpreter, String name, Arguments arguments, Site site) {

  Findings findings() {
    return interpreter.findings();
  }

  Values at(int index, String keyword) {
    return arguments.at(index, keyword);
  }

  Values at(int index) {
    return arguments.at(index);
  }

  /** Returns what is known of the result of a call that is not followed. */
  Values result() {
    return Values.external(Canonical.shortened(name + "()")).tainted(Taints.of(arguments));
  }
}
