package dev.auditpath.behaviour;

import java.util.Set;

/** A call of something that is known by name alone. */
record Call(Interpreter interpreter, String name, Arguments arguments, Site site) {

  private static final Set<String> KEEPERS =
      Set.of(
          "dumps",
          "dump",
          "urlencode",
          "quote",
          "quote_plus",
          "b64encode",
          "urlsafe_b64encode",
          "b32encode",
          "b16encode",
          "hexlify",
          "encode",
          "repr",
          "compress",
          "join",
          "Request",
          "format",
          "Namespace",
          "pformat",
          "escape",
          "encodebytes",
          "encodestring");

  Findings findings() {
    return interpreter.findings();
  }

  Values at(int index, String keyword) {
    return arguments.at(index, keyword);
  }

  Values at(int index) {
    return arguments.at(index);
  }

  /**
   * Returns where the result comes from. What the user typed does not outlive a call that is not
   * known: it names files and options, and any result of an honest program depends on it.
   */
  int passedOn() {
    int taints = Taints.of(arguments);
    return KEEPERS.contains(Names.last(name)) ? taints : taints & ~Taint.ARGUMENTS.bit();
  }

  /** Returns what is known of the result of a call that is not followed. */
  Values result() {
    return Values.external(Canonical.shortened(name + "()")).tainted(passedOn());
  }
}
