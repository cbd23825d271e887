package dev.auditpath.behaviour;

import dev.auditpath.behaviour.Value.External;
import dev.auditpath.behaviour.Value.Instance;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names that are computed: of attributes and of modules. */
final class Reflection {
  /** Modules of which any part may start programs or run code. */
  private static final Set<String> POWERFUL =
      Set.of(
          "os", "subprocess", "builtins", "sys", "pty", "ctypes", "importlib", "runpy", "socket");

  private static final int MOST_DOTS = 20;

  private Reflection() {}

  static void addTo(Map<String, Model> models) {
    models.put(
        "builtins.getattr",
        call -> attribute(call.interpreter(), call.at(0), call.at(1), call.at(2), call.site()));
    models.put("builtins.setattr", Reflection::setattr);
    models.put("builtins.vars", Reflection::namespace);
    models.put("builtins.globals", Reflection::globals);
    models.put("builtins.locals", Reflection::globals);
    models.put("builtins.__import__", Reflection::topModule);
    models.put("importlib.__import__", Reflection::topModule);
    models.put("importlib.import_module", Reflection::imported);
    models.put("importlib.reload", call -> call.at(0));
    models.put("operator.attrgetter", Reflection::getter);
    models.put("operator.methodcaller", Reflection::caller);
    for (String name : List.of("copy.copy", "copy.deepcopy", "dataclasses.replace")) {
      models.put(name, call -> call.at(0));
    }
    models.put(
        "dataclasses.asdict",
        call -> call.interpreter().attributes().get(call.at(0), "__dict__", call.site()));
    models.put("operator.itemgetter", Reflection::getter);
    models.put("sys.path.insert", call -> onPath(call, call.at(1)));
    models.put("sys.path.append", call -> onPath(call, call.at(0)));
    models.put("sys.path.extend", Reflection::allOnPath);
    models.put("site.addsitedir", call -> onPath(call, call.at(0)));
    models.put("inspect.getmodule", call -> Values.OPEN);
    models.put("sys.modules.get", call -> module(call.interpreter(), call.at(0), call.site()));
    models.put(
        "sys.modules.__getitem__", call -> module(call.interpreter(), call.at(0), call.site()));
    models.put("pkgutil.resolve_name", Reflection::resolved);
  }

  /** {@code getattr(object, name, otherwise)}. */
  static Values attribute(
      Interpreter interpreter, Values object, Values name, Values otherwise, Site site) {
    Values result = otherwise;
    boolean unknown = name.open() || name.options().isEmpty();
    for (Value value : name.options()) {
      if (value instanceof Value.Text text && Marks.isExact(text.text())) {
        result = result.or(interpreter.attributes().get(object, text.text(), site));
        result = name.has(Taint.DATA) ? result.or(powerful(object)) : result;
      } else {
        unknown = true;
      }
    }
    return unknown ? result.or(anyAttribute(interpreter, object, name, site)) : result;
  }

  /** A name that a data file gives can be read, and is no code that anybody reads. */
  private static Values powerful(Values object) {
    Values result = Values.NOTHING;
    for (Value value : object.options()) {
      if (value instanceof External external && POWERFUL.contains(external.name())) {
        result = result.or(Values.external(Externals.COMPUTED + external.name()));
      }
    }
    return result;
  }

  private static Values anyAttribute(
      Interpreter interpreter, Values object, Values name, Site site) {
    Values result = Values.OPEN.or(powerful(object));
    for (Value value : object.options()) {
      if (value instanceof Instance instance) {
        result = result.or(methods(interpreter, instance, name, site));
        for (ClassModel model : instance.type().lineage()) {
          for (Values field : List.copyOf(model.fields().values())) {
            result = result.or(field);
          }
        }
      } else if (value instanceof Module module) {
        result = result.or(callables(module));
      } else if (value instanceof ClassModel model) {
        for (Values attribute : List.copyOf(model.attributes().values())) {
          result = result.or(attribute);
        }
      }
    }
    return result;
  }

  private static Values callables(Module module) {
    Values result = Values.NOTHING;
    for (Values value : module.scope().names().values()) {
      for (Value one : value.options()) {
        if (one instanceof Value.Function) {
          result = result.or(Values.of(one));
        }
      }
    }
    return result;
  }

  private static Values methods(
      Interpreter interpreter, Instance instance, Values name, Site site) {
    Values result = Values.NOTHING;
    for (ClassModel model : instance.type().lineage()) {
      for (Map.Entry<String, Values> entry : Map.copyOf(model.attributes()).entrySet()) {
        if (mayBe(name, entry.getKey())) {
          Values method = interpreter.attributes().get(instance, entry.getKey(), site);
          // Not only as many as a value holds: each of them may be what is called.
          interpreter.reached().escape(method, site);
          result = result.or(method);
        }
      }
    }
    return result;
  }

  private static boolean mayBe(Values pattern, String name) {
    if (name.startsWith("__")) {
      return false;
    }
    for (String text : pattern.texts()) {
      int hole = text.indexOf(Marks.HOLE);
      if (hole >= 0
          && name.startsWith(text.substring(0, hole))
          && name.endsWith(text.substring(text.lastIndexOf(Marks.HOLE) + 1))) {
        return true;
      }
    }
    return false;
  }

  private static Values onPath(Call call, Values folder) {
    for (String text : folder.texts()) {
      if (text.indexOf(Marks.FOLDER) == 0) {
        call.interpreter().imports().addFolder(text);
      }
    }
    return Values.of(Value.Constant.NONE);
  }

  private static Values allOnPath(Call call) {
    return onPath(call, Containers.element(call.interpreter(), call.at(0), call.site()));
  }

  private static Values setattr(Call call) {
    for (String name : call.at(1).constants()) {
      call.interpreter().attributes().set(call.at(0), name, call.at(2), call.site());
    }
    Values value = call.at(2);
    call.interpreter().reached().escape(isKnown(call.at(0)) ? named(value) : value, call.site());
    return Values.of(Value.Constant.NONE);
  }

  /** What is kept on an object of a source is called from there, and that is seen. */
  private static boolean isKnown(Values object) {
    return !object.open()
        && object.options().stream()
            .allMatch(one -> one instanceof Instance || one instanceof ClassModel);
  }

  private static Values named(Values values) {
    Values named = Values.NOTHING;
    for (Value value : values.options()) {
      boolean computed =
          value instanceof External external && external.name().startsWith(Externals.COMPUTED);
      named = computed ? named : named.or(Values.of(value));
    }
    return named;
  }

  private static Values namespace(Call call) {
    if (call.arguments().positional().isEmpty()) {
      return globals(call);
    }
    return call.interpreter().attributes().get(call.at(0), "__dict__", call.site());
  }

  private static Values globals(Call call) {
    return Values.of(Namespaces.of(call.site().module()));
  }

  private static Values topModule(Call call) {
    for (Value level : call.at(4, "level").options()) {
      if (level instanceof Value.Whole whole && whole.number() > 0 && whole.number() < MOST_DOTS) {
        return beside(call, (int) whole.number());
      }
    }
    Values all = modules(call, call.at(0), true);
    // With a list of names, it is the module itself that is returned.
    return call.at(3, "fromlist").isNothing() ? all : all.or(modules(call, call.at(0), false));
  }

  /** A relative import by a computed name, as the statement compiles to. */
  private static Values beside(Call call, int level) {
    Values result = Values.NOTHING;
    for (String name : Texts.asText(call.at(0)).texts()) {
      String base = call.site().module().packageName();
      result = result.or(relative(call, ".".repeat(level) + name, List.of(base)));
    }
    return result;
  }

  private static Values modules(Call call, Values names, boolean topOnly) {
    Values result = Values.NOTHING;
    for (String text : names.texts()) {
      if (!Marks.isExact(text) || text.isEmpty()) {
        result = result.or(foundModules(call, text, names, topOnly));
        continue;
      }
      Value module = call.interpreter().imports().load(text, call.site());
      if (names.has(Taint.DATA) && POWERFUL.contains(Imports.top(text))) {
        call.findings()
            .unread("dynamic-code", call.site(), "a data file says that it imports " + text);
      }
      result =
          result.or(
              Values.of(
                  topOnly
                      ? call.interpreter().imports().load(Imports.top(text), call.site())
                      : module));
    }
    return result;
  }

  /** Where the package is known, each module in it may be the one, and is imported. */
  private static Values foundModules(Call call, String pattern, Values names, boolean topOnly) {
    List<String> found = call.interpreter().foundModules().named(pattern, call.site());
    boolean comesFromElsewhere = names.has(Taint.NETWORK) || names.has(Taint.DECODED);
    if (found == null || found.isEmpty() || comesFromElsewhere) {
      unknownModule(call, names);
    }
    if (found == null) {
      return Values.external("?");
    }
    Values result = Values.external("?");
    for (String name : found) {
      Value module = call.interpreter().imports().load(name, call.site());
      if (result.options().size() >= Values.MOST && module instanceof Module past) {
        // More than a value holds: what they define may be called all the same.
        call.interpreter().reached().escape(callables(past), call.site());
      }
      result = result.or(Values.of(module));
    }
    return topOnly
        ? Values.of(call.interpreter().imports().load(Imports.top(pattern), call.site()))
        : result;
  }

  private static Values unknownModule(Call call, Values names) {
    if (names.has(Taint.FILE) || names.has(Taint.NETWORK) || names.has(Taint.DECODED)) {
      call.findings()
          .unread("dynamic-code", call.site(), "which module it imports is decided when it runs");
    }
    return Values.external("?");
  }

  /** A statement that imports a module is run as text. */
  static void imports(Call call, String name) {
    modules(call, Values.text(name), false);
  }

  private static Values imported(Call call) {
    Values names = call.at(0, "name");
    Values result = Values.NOTHING;
    for (Value value : names.options()) {
      if (value instanceof Value.Text text && text.text().startsWith(".")) {
        result = result.or(relative(call, text.text(), call.at(1, "package").texts()));
      } else {
        result = result.or(modules(call, new Values(List.of(value), names.taints(), false), false));
      }
    }
    return names.open() || names.options().isEmpty()
        ? result.or(modules(call, Values.open(names.taints()), false))
        : result;
  }

  private static Values relative(Call call, String name, List<String> bases) {
    int level = 0;
    while (level < name.length() && name.charAt(level) == '.') {
      level++;
    }
    Values result = Values.NOTHING;
    for (String base : bases) {
      String whole = base;
      for (int i = 1; i < level && whole.contains("."); i++) {
        whole = whole.substring(0, whole.lastIndexOf('.'));
      }
      result = result.or(modules(call, Values.text(whole + "." + name.substring(level)), false));
    }
    return result;
  }

  /** Returns what {@code sys.modules[name]} is. */
  static Values module(Interpreter interpreter, Values names, Site site) {
    Values result = Values.NOTHING;
    for (String text : names.texts()) {
      if (text.equals(site.module().name())) {
        result = result.or(Values.of(site.module()));
      } else {
        result =
            result.or(
                Marks.isExact(text)
                    ? Values.of(interpreter.imports().load(text, site))
                    : Values.external("?"));
      }
    }
    return result;
  }

  /** An operator that takes a part of its argument; a name for each kind and key. */
  private static Values getter(Call call) {
    Values result = Values.NOTHING;
    Values names = call.name().endsWith("attrgetter") ? all(call.arguments()) : call.at(0);
    for (String text : names.texts()) {
      result = result.or(Values.external(call.name() + "(" + text.replace('.', '/') + ")"));
    }
    return result;
  }

  private static Values all(Arguments arguments) {
    Values all = arguments.more();
    for (Values one : arguments.positional()) {
      all = all.or(one);
    }
    return all;
  }

  /** {@code operator.methodcaller("name", …)}, whose object comes behind all that it is given. */
  private static Values caller(Call call) {
    Values result = Values.NOTHING;
    for (Value function : getter(call).options()) {
      result = result.or(Values.of(Value.Partial.of(function, call.arguments().from(1))));
    }
    return result;
  }

  private static Values called(Call call, String method) {
    List<Values> given = call.arguments().positional();
    Values object = given.isEmpty() ? call.arguments().more() : given.get(given.size() - 1);
    List<Values> first = given.isEmpty() ? given : given.subList(0, given.size() - 1);
    Values text = Marks.isExact(method) ? Values.text(method) : Values.OPEN;
    Values function = attribute(call.interpreter(), object, text, Values.NOTHING, call.site());
    Arguments arguments =
        new Arguments(
            first, Values.NOTHING, call.arguments().named(), call.arguments().otherNamed());
    return call.interpreter().calls().call(function, arguments, call.site());
  }

  /** Applies {@code operator.attrgetter("name")} and its like; null where it is none. */
  static Values applied(Call call) {
    String name = call.name();
    int open = name.indexOf('(');
    String key = name.substring(open + 1, name.length() - 1).replace('/', '.');
    Values object = call.at(0);
    if (name.startsWith("operator.itemgetter")) {
      return Subscripts.get(call.interpreter(), object, Values.text(key), call.site());
    }
    if (name.startsWith("operator.methodcaller")) {
      return called(call, key);
    }
    for (String part : key.split("\\.", -1)) {
      Values text = Marks.isExact(part) ? Values.text(part) : Values.OPEN;
      object = attribute(call.interpreter(), object, text, Values.NOTHING, call.site());
    }
    return object;
  }

  /** Returns what a dotted name stands for, of which the first parts are modules. */
  static Values dotted(Call call, String name) {
    String[] parts = name.split("\\.", -1);
    Values object = modules(call, Values.text(parts[0]), false);
    for (int i = 1; i < parts.length; i++) {
      object = call.interpreter().attributes().get(object, parts[i], call.site());
    }
    return object;
  }

  private static Values resolved(Call call) {
    Values result = Values.NOTHING;
    for (String text : call.at(0).texts()) {
      String[] parts = text.split(":", 2);
      Values object =
          parts.length > 1 ? modules(call, Values.text(parts[0]), false) : dotted(call, text);
      if (parts.length > 1) {
        for (String part : parts[1].split("\\.", -1)) {
          object = call.interpreter().attributes().get(object, part, call.site());
        }
      }
      result = result.or(object);
    }
    return result;
  }
}
