package dev.auditpath.behaviour;

import dev.auditpath.behaviour.Value.External;
import dev.auditpath.behaviour.Value.Wrapped;
import java.util.Set;

/** What a decorator makes of a function or class. */
final class Decorators {
  /** They give back what calls the function and nothing else, and call nothing themselves. */
  private static final Set<String> TRANSPARENT =
      Set.of(
          "functools.wraps()",
          "functools.lru_cache",
          "functools.lru_cache()",
          "functools.cache",
          "functools.total_ordering",
          "contextlib.contextmanager",
          "contextlib.asynccontextmanager",
          "abc.abstractmethod",
          "dataclasses.dataclass",
          "dataclasses.dataclass()",
          "typing.overload",
          "typing.final",
          "typing.runtime_checkable",
          "typing.no_type_check",
          "enum.unique",
          "attr.s",
          "attr.s()",
          "attr.define",
          "attr.define()",
          "attrs.define",
          "attrs.define()",
          "attrs.frozen",
          "attrs.frozen()");

  private Decorators() {}

  static Values apply(Interpreter interpreter, Values decorator, Values made, Site site) {
    Values result = Values.NOTHING;
    for (Value value : decorator.options()) {
      result = result.or(one(interpreter, value, made, site));
    }
    if (decorator.open() || decorator.options().isEmpty()) {
      interpreter.reached().escape(made, site);
      result = result.or(made);
    }
    return result;
  }

  private static Values one(Interpreter interpreter, Value decorator, Values made, Site site) {
    if (!(decorator instanceof External external)) {
      Values result = interpreter.calls().call(Values.of(decorator), Arguments.of(made), site);
      // What is made of it in a way that is not known is still taken for it.
      return result.open() || result.isNothing() ? result.or(made) : result;
    }
    String name = external.name();
    switch (name) {
      case "builtins.staticmethod" -> {
        return wrap(Wrapped.Kind.STATIC, made);
      }
      case "builtins.classmethod" -> {
        return wrap(Wrapped.Kind.CLASS, made);
      }
      case "builtins.property", "functools.cached_property", "abc.abstractproperty" -> {
        return wrap(Wrapped.Kind.PROPERTY, made);
      }
      case "?.setter", "?.getter", "?.deleter" -> {
        interpreter.reached().escape(made, site);
        return wrap(Wrapped.Kind.PROPERTY, made);
      }
      default -> {
        if (!TRANSPARENT.contains(name)) {
          interpreter.externals().call(name, Arguments.of(made), site);
          interpreter.reached().escape(made, site);
        }
        return made;
      }
    }
  }

  static Values wrap(Wrapped.Kind kind, Values functions) {
    Values result = new Values(java.util.List.of(), functions.taints(), functions.open());
    for (Value value : functions.options()) {
      result = result.or(Values.of(new Wrapped(kind, value)));
    }
    return result;
  }
}
