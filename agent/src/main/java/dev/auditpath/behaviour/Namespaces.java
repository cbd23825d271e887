package dev.auditpath.behaviour;

/** A module's names as a dict. */
final class Namespaces {
  private Namespaces() {}

  /** Returns the names that a module has now; the dict is another one. */
  static Mapping of(Module module) {
    Mapping names = new Mapping();
    module.scope().names().forEach(names::replace);
    names.replace("__builtins__", Values.external("builtins"));
    names.addSome(Values.OPEN);
    return names;
  }
}
