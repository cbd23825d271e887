package dev.auditpath.behaviour;

import java.util.List;
import java.util.Map;

/** One thing that a Python expression may stand for. */
sealed interface Value
    permits Value.Text,
        Value.Bytes,
        Value.Whole,
        Value.Constant,
        Value.External,
        Value.Function,
        Value.Bound,
        Value.Instance,
        Value.Wrapped,
        Value.Partial,
        Value.Super,
        Value.Content,
        Module,
        ClassModel,
        Container {

  /**
   * A str or a path; both know each other's methods here, which is what an honest and a hostile
   * text both survive.
   *
   * @param text with the characters of {@link Marks} where it is not known
   */
  record Text(String text) implements Value {}

  /**
   * A bytes object.
   *
   * @param latin1 one character a byte
   */
  record Bytes(String latin1) implements Value {}

  /** An int. */
  record Whole(long number) implements Value {}

  /** {@code None}, {@code True}, {@code False}, {@code Ellipsis}, a float. */
  record Constant(String name) implements Value {
    static final Constant NONE = new Constant("None");
    static final Constant TRUE = new Constant("True");
    static final Constant FALSE = new Constant("False");

    static Constant of(boolean truth) {
      return truth ? TRUE : FALSE;
    }
  }

  /**
   * Something that is known by its name alone: a module that is not followed, a part of it, what
   * calling that returns.
   *
   * @param name dotted; {@code ()} stands for a call, {@code ?} for what is not known
   */
  record External(String name) implements Value {}

  /** A function or lambda of a source, with the scope it was made in. */
  record Function(FunctionCode code, Scope scope, Defaults defaults) implements Value {}

  /** Default values, which do not tell functions apart. */
  record Defaults(List<Values> positional, Map<String, Values> named) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Defaults;
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  /** A method with its object. */
  record Bound(Value self, Value function) implements Value {}

  /** An object of a class of a source; objects of one class are one. */
  record Instance(ClassModel type) implements Value {}

  /** What a descriptor of the language makes of a function. */
  record Wrapped(Kind kind, Value function) implements Value {
    enum Kind {
      STATIC,
      CLASS,
      PROPERTY
    }
  }

  /**
   * {@code functools.partial}.
   *
   * @param print tells the arguments from others, so that comparing two does not go through all
   *     that is nested in them
   */
  record Partial(Value function, Arguments arguments, String print) implements Value {
    /** A partial of a partial is one of the function behind it, as it is in Python. */
    static Partial of(Value function, Arguments arguments) {
      if (function instanceof Partial inner) {
        return of(inner.function, inner.arguments.and(arguments));
      }
      return new Partial(function, arguments, Fingerprint.of(arguments));
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Partial partial
          && print.equals(partial.print)
          && function.equals(partial.function);
    }

    @Override
    public int hashCode() {
      return 31 * function.hashCode() + print.hashCode();
    }
  }

  /** A file of the package that is open for reading. */
  record Content(String text) implements Value {}

  /** {@code super()}. */
  record Super(ClassModel type, Value self) implements Value {}
}
