package dev.auditpath.behaviour;

import dev.auditpath.behaviour.Value.Bound;
import dev.auditpath.behaviour.Value.External;
import dev.auditpath.behaviour.Value.Function;
import dev.auditpath.behaviour.Value.Instance;
import dev.auditpath.behaviour.Value.Partial;
import dev.auditpath.behaviour.Value.Super;
import dev.auditpath.behaviour.Value.Text;
import dev.auditpath.behaviour.Value.Wrapped;
import java.util.List;

/** What {@code object.name} stands for, and what setting it does. */
final class Attributes {
  private final Interpreter interpreter;

  Attributes(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  Values get(Values object, String name, Site site) {
    Values result = Values.NOTHING;
    for (Value value : object.options()) {
      result = result.or(get(value, name, site));
    }
    if (object.open()) {
      result = result.or(object.options().isEmpty() ? Values.external("?." + name) : Values.OPEN);
    }
    return result.isNothing() ? Values.open(object.taints()) : result.tainted(object.taints());
  }

  Values get(Value object, String name, Site site) {
    if (object instanceof External external) {
      return interpreter.externals().part(external.name(), name, site);
    } else if (object instanceof Module module) {
      return ofModule(module, name, site);
    } else if (object instanceof Instance instance) {
      return ofInstance(instance, name, site);
    } else if (object instanceof ClassModel model) {
      return ofClass(model, name, site);
    } else if (object instanceof Super parent) {
      return ofSuper(parent, name, site);
    } else if (object instanceof Text text) {
      return Texts.property(text.text(), name, () -> method(object, "str." + name));
    } else if (object instanceof Value.Bytes) {
      return method(object, "bytes." + name);
    } else if (object instanceof Value.Whole || object instanceof Value.Constant) {
      return method(object, "int." + name);
    } else if (object instanceof Sequence sequence) {
      // No list has such an attribute; what pkgutil lists has it in the second place.
      return name.equals("name") ? sequence.get(1) : method(object, "list." + name);
    } else if (object instanceof Mapping) {
      return method(object, "dict." + name);
    } else if (object instanceof Value.Content) {
      return method(object, "file." + name);
    } else if (object instanceof Partial partial) {
      return name.equals("func") ? Values.of(partial.function()) : Values.OPEN;
    }
    return ofCallable(object, name, site);
  }

  private static Values method(Value self, String name) {
    return Values.of(new Bound(self, new External(name)));
  }

  private Values ofCallable(Value object, String name, Site site) {
    if (object instanceof Wrapped wrapped) {
      // Of a property: setter, getter, deleter, which take and return functions.
      return name.equals("__func__") || name.equals("fget")
          ? Values.of(wrapped.function())
          : Values.external("?." + name);
    }
    if (name.equals("__call__") || name.equals("__func__") || name.equals("__wrapped__")) {
      return Values.of(object);
    }
    if (name.equals("__globals__") && object instanceof Function function) {
      return Values.of(Namespaces.of(function.code().module()));
    }
    // A click command is its function here; what its methods run has been reached already.
    interpreter.reached().escape(Values.of(object), site);
    return Values.external("?." + name);
  }

  private Values ofModule(Module module, String name, Site site) {
    Values found = module.scope().names().get(name);
    if (found != null) {
      return found;
    }
    if (name.equals("__dict__")) {
      return Values.of(Namespaces.of(module));
    }
    Value part = interpreter.imports().submodule(module.name(), name, site);
    if (part != null) {
      return Values.of(part);
    }
    Values starred = interpreter.externals().starred(module, name, site);
    if (!starred.isNothing()) {
      return starred;
    }
    Values fallback = module.scope().names().get("__getattr__");
    return fallback == null
        ? Values.external("?." + name)
        : interpreter.calls().call(fallback, Arguments.of(Values.text(name)), site);
  }

  private Values ofInstance(Instance instance, String name, Site site) {
    ClassModel model = instance.type();
    if (name.equals("_replace")) {
      return method(instance, "namedtuple._replace");
    }
    Values result = model.field(name);
    result = result.or(bound(model.find(name), instance, site));
    if (result.isNothing() && name.equals("__class__")) {
      return Values.of(model);
    }
    if (result.isNothing() && name.equals("__dict__")) {
      Mapping fields = new Mapping();
      model.fields().forEach(fields::replace);
      return Values.of(fields);
    }
    if (result.isNothing()) {
      result = ofForeign(model, "()", name, site);
    }
    if (result.isNothing()) {
      Values fallback = model.find("__getattr__");
      for (Value value : fallback.options()) {
        result =
            result.or(
                interpreter
                    .calls()
                    .call(
                        Values.of(new Bound(instance, value)),
                        Arguments.of(Values.text(name)),
                        site));
      }
    }
    return result.isNothing() ? Values.OPEN : result;
  }

  private Values bound(Values attribute, Value self, Site site) {
    Values result = new Values(List.of(), attribute.taints(), attribute.open());
    for (Value value : attribute.options()) {
      if (value instanceof Function) {
        result = result.or(Values.of(new Bound(self, value)));
      } else if (value instanceof Wrapped wrapped) {
        result = result.or(unwrapped(wrapped, self, site));
      } else {
        result = result.or(Values.of(value));
      }
    }
    return result;
  }

  private Values unwrapped(Wrapped wrapped, Value self, Site site) {
    switch (wrapped.kind()) {
      case STATIC -> {
        return Values.of(wrapped.function());
      }
      case CLASS -> {
        Value type = self instanceof Instance instance ? instance.type() : self;
        return Values.of(new Bound(type, wrapped.function()));
      }
      default -> {
        return interpreter
            .calls()
            .call(Values.of(new Bound(self, wrapped.function())), Arguments.NONE, site);
      }
    }
  }

  private Values ofForeign(ClassModel model, String call, String name, Site site) {
    Values result = Values.NOTHING;
    for (String base : model.foreignBases()) {
      result =
          result.or(
              base.equals("?")
                  ? Values.external("?." + name)
                  : interpreter.externals().part(base + call, name, site));
    }
    return result;
  }

  private Values ofClass(ClassModel model, String name, Site site) {
    Values found = model.find(name);
    Values result = new Values(List.of(), found.taints(), found.open());
    for (Value value : found.options()) {
      boolean property =
          value instanceof Wrapped wrapped && wrapped.kind() == Wrapped.Kind.PROPERTY;
      if (value instanceof Wrapped wrapped && !property) {
        result = result.or(unwrapped(wrapped, model, site));
      } else {
        result = result.or(Values.of(value));
      }
    }
    if (!result.isNothing()) {
      return result;
    }
    if (name.equals("__name__") || name.equals("__qualname__")) {
      return Values.text(model.name());
    }
    if (name.equals("__dict__")) {
      Mapping all = new Mapping();
      model.lineage().forEach(one -> one.attributes().forEach(all::replace));
      return Values.of(all);
    }
    result = ofForeign(model, "", name, site);
    return result.isNothing() ? Values.OPEN : result;
  }

  private Values ofSuper(Super parent, String name, Site site) {
    Values result = Values.NOTHING;
    for (Value base : parent.type().bases().options()) {
      if (base instanceof ClassModel model) {
        result = result.or(bound(model.find(name), parent.self(), site));
      } else if (base instanceof External external) {
        result = result.or(interpreter.externals().part(external.name() + "()", name, site));
      }
    }
    return result.isNothing() ? Values.OPEN : result;
  }

  /** Sets an attribute. */
  void set(Values object, String name, Values value, Site site) {
    interpreter.changed();
    for (Value one : object.options()) {
      if (one instanceof Instance instance) {
        instance.type().fields().merge(name, value, Values::or);
      } else if (one instanceof ClassModel model) {
        model.attributes().merge(name, value, Values::or);
      } else if (one instanceof Module module) {
        module.scope().add(name, value);
      } else if (one instanceof External external) {
        interpreter.externals().assign(external.name(), name, value, site);
      }
    }
    if (object.open()) {
      interpreter.reached().escape(value, site);
    }
  }
}
