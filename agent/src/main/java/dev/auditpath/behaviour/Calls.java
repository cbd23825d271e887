package dev.auditpath.behaviour;

import com.oracle.graal.python.pegparser.sst.ArgTy;
import com.oracle.graal.python.pegparser.sst.ArgumentsTy;
import dev.auditpath.behaviour.Value.Bound;
import dev.auditpath.behaviour.Value.External;
import dev.auditpath.behaviour.Value.Function;
import dev.auditpath.behaviour.Value.Instance;
import dev.auditpath.behaviour.Value.Partial;
import dev.auditpath.behaviour.Value.Wrapped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Calls whatever a callee may be, and returns what may come back. */
final class Calls {
  /** Calls within calls; what is deeper is put off, so that no source can use up the stack. */
  private static final int DEEPEST = 40;

  /** The ways one function is called that are told apart. */
  private static final int MOST_WAYS = 48;

  /** The times that one of them is gone through, because what it sees has changed. */
  private static final int MOST_RUNS = 3;

  /** Steps up to which a program counts as small. */
  private static final int SMALL = 300_000;

  private static final String ANY_WAY = "any";

  private final Interpreter interpreter;
  private final Map<Function, Map<String, Activation>> activations = new HashMap<>();
  private int depth;

  Calls(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /** One way in which a function is called, with what came out so far. */
  private static final class Activation {
    Values result = Values.NOTHING;
    boolean isRunning;
    int runs;
    int version;
    boolean shows;
  }

  Values call(Values callee, Arguments arguments, Site site) {
    Values result = Values.NOTHING;
    for (Value value : callee.options()) {
      result = result.or(call(value, arguments, site));
    }
    if (callee.open() || callee.options().isEmpty()) {
      interpreter.reached().escape(arguments, site);
      result = result.or(Values.open(callee.taints() | Taints.of(arguments)));
    }
    return result;
  }

  private Values call(Value callee, Arguments arguments, Site site) {
    interpreter.budget().step();
    if (callee instanceof Function function) {
      return activate(function, arguments, site);
    } else if (callee instanceof External external) {
      return interpreter.externals().call(external.name(), arguments, site);
    } else if (callee instanceof Bound bound) {
      return callBound(bound, arguments, site);
    } else if (callee instanceof ClassModel model) {
      return instantiate(model, arguments, site);
    } else if (callee instanceof Partial partial) {
      return call(partial.function(), partial.arguments().and(arguments), site);
    } else if (callee instanceof Wrapped wrapped) {
      return call(wrapped.function(), arguments, site);
    } else if (callee instanceof Instance instance) {
      return callInstance(instance, arguments, site);
    }
    return Values.OPEN;
  }

  private Values callInstance(Instance instance, Arguments arguments, Site site) {
    Values result = Values.NOTHING;
    for (Value method : instance.type().find("__call__").options()) {
      Value function = method instanceof Wrapped wrapped ? wrapped.function() : method;
      if (function instanceof Function || function instanceof External) {
        result = result.or(call(new Bound(instance, function), arguments, site));
      }
    }
    return result.isNothing() ? Values.OPEN : result;
  }

  private Values callBound(Bound bound, Arguments arguments, Site site) {
    if (bound.function() instanceof External external) {
      return interpreter.externals().callMethod(bound.self(), external.name(), arguments, site);
    }
    return call(bound.function(), arguments.withFirst(Values.of(bound.self())), site);
  }

  /** Makes an object of a class. */
  Values instantiate(ClassModel model, Arguments arguments, Site site) {
    Instance instance = new Instance(model);
    boolean first = interpreter.reached().isFirst(model);
    Values made = model.find("__new__");
    if (!made.isNothing()) {
      call(made, arguments.withFirst(Values.of(model)), site);
    }
    Values initialize = model.find("__init__");
    for (Value value : initialize.options()) {
      call(new Bound(instance, value), arguments, site);
    }
    if (initialize.isNothing()) {
      fill(model, arguments);
    }
    if (initialize.isNothing() || first) {
      foreignConstruction(model, arguments, site);
    }
    interpreter.reached().instantiated(model, site);
    return Values.of(instance);
  }

  /** A dataclass or named tuple takes its fields in the order in which they are declared. */
  private void fill(ClassModel model, Arguments arguments) {
    List<String> names = new ArrayList<>();
    for (ClassModel one : model.lineage()) {
      names.addAll(0, one.declared());
    }
    int place = 0;
    for (String name : names) {
      Values given = arguments.at(place++, name);
      if (!given.isNothing()) {
        model.fields().merge(name, given, Values::or);
        interpreter.changed();
      }
    }
  }

  /** A subclass of a foreign class is constructed as that is. */
  private void foreignConstruction(ClassModel model, Arguments arguments, Site site) {
    for (String base : model.foreignBases()) {
      if (!base.startsWith("?")) {
        interpreter.externals().call(base, arguments, site);
      }
    }
  }

  private Values activate(Function function, Arguments arguments, Site site) {
    if (depth >= DEEPEST) {
      interpreter.later(Values.of(function), arguments, site);
      return Values.OPEN;
    }
    Map<String, Activation> ways = activations.computeIfAbsent(function, f -> new HashMap<>());
    boolean tooMany = ways.size() >= MOST_WAYS;
    String way = tooMany ? ANY_WAY : Fingerprint.of(arguments);
    Activation activation = ways.computeIfAbsent(way, w -> new Activation());
    if (activation.isRunning) {
      return activation.result.isNothing() ? Values.OPEN : activation.result;
    }
    if (activation.runs == 0 || isWorthAnother(activation)) {
      int shown = interpreter.shown().times();
      run(function, tooMany ? Arguments.ANY : arguments, activation);
      activation.shows |= interpreter.shown().times() > shown;
    } else if (activation.shows) {
      interpreter.shown().again();
    }
    return activation.result;
  }

  /** What it sees has changed since; in a small program that is followed a few times. */
  private boolean isWorthAnother(Activation activation) {
    return activation.runs < MOST_RUNS
        && activation.version != interpreter.version()
        && interpreter.budget().steps() < SMALL;
  }

  private void run(Function function, Arguments arguments, Activation activation) {
    FunctionCode code = function.code();
    Scope scope = new Scope(function.scope(), false);
    bind(function, arguments, scope);
    interpreter.findings().enter(code.label());
    depth++;
    activation.isRunning = true;
    Execution execution = new Execution(interpreter, scope, code);
    Values result;
    if (code.result() != null) {
      result = execution.evaluation().value(code.result());
    } else {
      execution.run(code.body());
      result = execution.result();
    }
    activation.result = activation.result.or(result);
    activation.isRunning = false;
    activation.runs++;
    activation.version = interpreter.version();
    depth--;
    interpreter.findings().leave();
  }

  private static void bind(Function function, Arguments arguments, Scope scope) {
    ArgumentsTy parameters = function.code().parameters();
    if (parameters == null) {
      return;
    }
    Set<String> taken = new HashSet<>();
    List<ArgTy> places = places(parameters);
    List<Values> defaults = function.defaults().positional();
    for (int i = 0; i < places.size(); i++) {
      String name = places.get(i).arg;
      int standard = i - (places.size() - defaults.size());
      Values fallback = standard >= 0 ? defaults.get(standard) : null;
      scope.names().put(name, passed(arguments, i, name, fallback));
      taken.add(name);
    }
    if (parameters.varArg != null) {
      Sequence more = new Sequence(arguments.from(places.size()).positional());
      more.addSome(arguments.more());
      scope.names().put(parameters.varArg.arg, Values.of(more));
    }
    bindNamed(function, arguments, scope, taken);
  }

  private static List<ArgTy> places(ArgumentsTy parameters) {
    List<ArgTy> places = new ArrayList<>();
    if (parameters.posOnlyArgs != null) {
      places.addAll(List.of(parameters.posOnlyArgs));
    }
    if (parameters.args != null) {
      places.addAll(List.of(parameters.args));
    }
    return places;
  }

  private static Values passed(
      Arguments arguments, int place, String name, @Nullable Values fallback) {
    Values value = arguments.named().get(name);
    if (value != null) {
      return value;
    }
    if (place < arguments.positional().size()) {
      return arguments.positional().get(place);
    }
    Values possible = arguments.more().or(arguments.otherNamed());
    if (fallback != null) {
      possible = possible.or(fallback);
    }
    return possible.isNothing() ? Values.OPEN : possible;
  }

  private static void bindNamed(
      Function function, Arguments arguments, Scope scope, Set<String> taken) {
    ArgumentsTy parameters = function.code().parameters();
    if (parameters == null) {
      return;
    }
    if (parameters.kwOnlyArgs != null) {
      for (ArgTy parameter : parameters.kwOnlyArgs) {
        Values fallback = function.defaults().named().get(parameter.arg);
        scope
            .names()
            .put(parameter.arg, passed(arguments, Integer.MAX_VALUE, parameter.arg, fallback));
        taken.add(parameter.arg);
      }
    }
    if (parameters.kwArg != null) {
      Map<String, Values> others = new LinkedHashMap<>(arguments.named());
      others.keySet().removeAll(taken);
      Mapping more = new Mapping();
      others.forEach(more::replace);
      more.addSome(arguments.otherNamed());
      scope.names().put(parameters.kwArg.arg, Values.of(more));
    }
  }
}
