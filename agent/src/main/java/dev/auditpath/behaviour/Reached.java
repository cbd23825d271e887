package dev.auditpath.behaviour;

import dev.auditpath.behaviour.Value.Bound;
import dev.auditpath.behaviour.Value.Function;
import dev.auditpath.behaviour.Value.Instance;
import dev.auditpath.behaviour.Value.Partial;
import dev.auditpath.behaviour.Value.Wrapped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What may be called without a call being seen: what is handed to code that is not followed, what
 * the language calls by itself, methods of objects that nothing is known of but the method's name.
 */
final class Reached {
  private final Interpreter interpreter;
  private final Set<ClassModel> withObjects = new LinkedHashSet<>();
  private final Set<String> calledNames = new HashSet<>();
  private final Set<Value> escaped = new HashSet<>();

  Reached(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /** Everything callable in these arguments may be called, with anything. */
  void escape(Arguments arguments, Site site) {
    for (Values value : arguments.all()) {
      escape(value, site);
    }
  }

  void escape(Values values, Site site) {
    Deque<Container> within = new ArrayDeque<>(0);
    escape(values, site, within);
    while (!within.isEmpty()) {
      Container next = within.removeFirst();
      if (next instanceof Sequence sequence) {
        List.copyOf(sequence.head()).forEach(element -> escape(element, site, within));
        escape(sequence.tail(), site, within);
      } else if (next instanceof Mapping mapping) {
        List.copyOf(mapping.entries().values()).forEach(value -> escape(value, site, within));
        escape(mapping.rest(), site, within);
      }
    }
  }

  private void escape(Values values, Site site, Deque<Container> within) {
    for (Value value : values.options()) {
      if (!(value instanceof Container container)) {
        escape(value, site);
      } else if (!container.held().isGoneThrough()) {
        within.addLast(container);
      }
    }
  }

  private void escape(Value value, Site site) {
    interpreter.budget().visit();
    if (value instanceof Function || value instanceof Bound || value instanceof Partial) {
      once(value, site);
    } else if (value instanceof Wrapped wrapped) {
      escape(wrapped.function(), site);
    } else if (value instanceof Value.External external && isTelling(external.name())) {
      once(value, site);
    } else if (value instanceof Instance instance && escaped.add(value)) {
      everyMethod(instance.type(), site);
    } else if (value instanceof ClassModel model && escaped.add(value)) {
      interpreter.calls().instantiate(model, Arguments.ANY, site);
      everyMethod(model, site);
    }
  }

  /** Functions that are worth a call when others may call them. */
  private static boolean isTelling(String name) {
    return name.startsWith(Externals.COMPUTED)
        || (Consequences.known(name) != null && !name.endsWith(")"));
  }

  private void once(Value callable, Site site) {
    if (callable instanceof Bound bound && bound.function() instanceof Value.External) {
      return;
    }
    if (escaped.add(callable)) {
      interpreter.later(Values.of(callable), Arguments.ANY, site);
    }
  }

  /** Returns whether no object of the class has been made yet. */
  boolean isFirst(ClassModel model) {
    return !withObjects.contains(model);
  }

  /** A class has objects now: what the language and foreign base classes call is reached. */
  void instantiated(ClassModel model, Site site) {
    if (!model.instantiate()) {
      return;
    }
    withObjects.add(model);
    if (!model.foreignBases().isEmpty()) {
      everyMethod(model, site);
      return;
    }
    for (ClassModel one : model.lineage()) {
      for (Map.Entry<String, Values> entry : one.attributes().entrySet()) {
        String name = entry.getKey();
        boolean special = name.startsWith("__") && name.endsWith("__");
        if (special || calledNames.contains(name)) {
          method(model, entry.getValue(), site);
        }
      }
    }
  }

  private void everyMethod(ClassModel model, Site site) {
    for (ClassModel one : model.lineage()) {
      for (Values attribute : List.copyOf(one.attributes().values())) {
        method(model, attribute, site);
      }
    }
  }

  private void method(ClassModel model, Values attribute, Site site) {
    for (Value value : attribute.options()) {
      Value function = value instanceof Wrapped wrapped ? wrapped.function() : value;
      if (function instanceof Function) {
        boolean isStatic =
            value instanceof Wrapped wrapped && wrapped.kind() == Wrapped.Kind.STATIC;
        once(isStatic ? function : new Bound(new Instance(model), function), site);
      }
    }
  }

  /** A method of this name is called on an object that nothing is known of. */
  void calledByName(String name, Site site) {
    if (!calledNames.add(name)) {
      return;
    }
    for (ClassModel model : List.copyOf(withObjects)) {
      method(model, model.find(name), site);
    }
  }
}
