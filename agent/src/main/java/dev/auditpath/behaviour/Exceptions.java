package dev.auditpath.behaviour;

import dev.auditpath.behaviour.Value.Instance;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Exceptions of a source's own classes, from where they are raised to where they are met. */
final class Exceptions {
  private final Interpreter interpreter;
  private final Set<Value> hooks = new LinkedHashSet<>();
  private Values raised = Values.NOTHING;
  private Values shown = Values.NOTHING;
  private @Nullable Site hooked;

  Exceptions(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /** {@code raise exception}. */
  void raise(Values exceptions) {
    for (Value value : exceptions.options()) {
      if (value instanceof Instance) {
        raised = raised.or(Values.of(value));
      } else if (value instanceof ClassModel model) {
        raised = raised.or(Values.of(new Instance(model)));
      }
    }
  }

  /** Returns what {@code except types as name} binds. */
  Values caught(Values types) {
    Values caught = Values.OPEN;
    for (Value type : types.options()) {
      if (type instanceof ClassModel model) {
        caught = caught.or(Values.of(new Instance(model)));
        for (Value value : raised.options()) {
          boolean is = value instanceof Instance one && one.type().lineage().contains(model);
          caught = is ? caught.or(Values.of(value)) : caught;
        }
      } else if (type instanceof Sequence several) {
        caught = caught.or(caught(several.any()));
      }
    }
    return caught;
  }

  /** {@code sys.excepthook = hook}: it is shown whatever nobody catches. */
  void hook(Values callee, Site site) {
    hooked = site;
    for (Value value : callee.options()) {
      if (value instanceof Value.Function || value instanceof Value.Bound) {
        hooks.add(value);
      }
    }
  }

  /** Calls the hooks with what has been raised; returns whether that was anything new. */
  boolean end() {
    if (hooked == null || hooks.isEmpty() || raised.equals(shown)) {
      return false;
    }
    shown = raised;
    Values callee = Values.ofAll(List.copyOf(hooks));
    interpreter.calls().call(callee, Arguments.of(Values.OPEN, shown, Values.OPEN), hooked);
    return true;
  }
}
