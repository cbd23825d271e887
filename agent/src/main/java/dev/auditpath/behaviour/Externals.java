package dev.auditpath.behaviour;

import dev.auditpath.behaviour.Value.External;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What is known by name alone: its parts, elements and calls. */
final class Externals {
  private static final Map<String, Model> MODELS = models();

  /** In front of a module's name: a part of it by a name that is not known. */
  static final String COMPUTED = "?!";

  private final Interpreter interpreter;
  private final Environment environment;
  private final InProcess inProcess;

  Externals(Interpreter interpreter) {
    this.interpreter = interpreter;
    this.environment = new Environment(interpreter);
    this.inProcess = new InProcess(interpreter);
  }

  private static Map<String, Model> models() {
    Map<String, Model> models = new HashMap<>();
    BuiltinFunctions.addTo(models);
    Reflection.addTo(models);
    Decoding.addTo(models);
    PathFunctions.addTo(models);
    CodeFunctions.addTo(models);
    FileFunctions.addTo(models);
    ProgramFunctions.addTo(models);
    CallbackFunctions.addTo(models);
    EntryPoints.addTo(models);
    FoundModules.addTo(models);
    NativeCode.addTo(models);
    DataTexts.addTo(models);
    LoggingSetup.addTo(models);
    return models;
  }

  Environment environment() {
    return environment;
  }

  InProcess inProcess() {
    return inProcess;
  }

  /** Returns {@code object.name}. */
  Values part(String object, String name, Site site) {
    if (object.startsWith("?")) {
      return Values.external("?." + name);
    }
    Values text = interpreter.plugIns().text(object, name);
    if (text != null) {
      return text;
    }
    String whole = Canonical.of(Canonical.shortened(object + "." + name));
    Values special = Specials.of(interpreter, whole);
    if (special != null) {
      return special;
    }
    Value loaded = interpreter.imports().submodule(object, name, site);
    return loaded != null ? Values.of(loaded) : Values.external(whole);
  }

  /** Returns {@code object[key]}. */
  Values item(String object, Values key, Site site) {
    if (object.equals("os.environ") || object.equals("os.environb")) {
      return environment.get(key, Values.NOTHING, site);
    }
    if (object.equals(EntryPoints.ALL)) {
      return EntryPoints.ofGroup(interpreter, key, site);
    }
    if (object.equals("sys.modules")) {
      return Reflection.module(interpreter, key, site);
    }
    if (object.endsWith(".__dict__")) {
      String owner = object.substring(0, object.length() - ".__dict__".length());
      return Reflection.attribute(interpreter, Values.external(owner), key, Values.NOTHING, site);
    }
    if (object.startsWith("configparser.") && object.endsWith("ConfigParser()")) {
      return SettingsFiles.section(interpreter, key);
    }
    if (NativeCode.isLibrary(object)) {
      Values result = Values.NOTHING;
      for (String text : key.texts()) {
        result = result.or(Values.external(object + "." + (Marks.isExact(text) ? text : "?")));
      }
      return result;
    }
    String program = ProgramFunctions.subscripted(object);
    if (program != null) {
      Values result = Values.NOTHING;
      for (String text : key.texts()) {
        result = result.or(Values.external(program + text));
      }
      return result;
    }
    if (object.startsWith("typing.") || object.startsWith("builtins.")) {
      return Values.external(object);
    }
    return Values.external(Canonical.shortened(object + "[]"));
  }

  void setItem(String object, Values key, Values value, Site site) {
    if (object.equals("os.environ")) {
      environment.set(key, value, site);
    } else if (object.equals("sys.modules")) {
      interpreter.reached().escape(value, site);
    } else if (object.endsWith(".__dict__")) {
      for (String name : key.constants()) {
        assign(object.substring(0, object.length() - ".__dict__".length()), name, value, site);
      }
    } else {
      interpreter.reached().escape(value, site);
    }
  }

  /** {@code object.name = value} on what is not of a source. */
  void assign(String object, String name, Values value, Site site) {
    interpreter.reached().escape(value, site);
    Patching.assigned(interpreter, Canonical.of(object + "." + name), value, site);
  }

  /** Returns what a name may be that {@code import *} of modules not followed may have brought. */
  Values starred(Module module, String name, Site site) {
    Values result = Values.NOTHING;
    for (String star : module.stars()) {
      if (!Builtins.isName(name) || (star.equals("os") && name.equals("open"))) {
        result = result.or(part(star, name, site));
      }
    }
    return result;
  }

  /** Calls something by its name. */
  Values call(String given, Arguments arguments, Site site) {
    String name = Canonical.of(given);
    Call call = new Call(interpreter, name, arguments, site);
    if (name.startsWith(COMPUTED)) {
      interpreter
          .findings()
          .unread(
              "dynamic-code",
              site,
              "which part of "
                  + name.substring(COMPUTED.length())
                  + " it calls is decided when it runs");
      return Values.OPEN;
    }
    if (name.startsWith("?")) {
      return unknown(call);
    }
    if (name.startsWith("operator.") && name.endsWith(")")) {
      return Reflection.applied(call);
    }
    Model model = MODELS.get(name);
    if (model != null) {
      return model.call(call);
    }
    Values loaded = interpreter.plugIns().loaded(call);
    if (loaded != null) {
      return loaded;
    }
    if (EntryPoints.call(call) || inProcess.call(call)) {
      return call.result();
    }
    Values started = ProgramFunctions.byAttribute(call);
    if (started != null) {
      return started;
    }
    return new Consequences(call).result();
  }

  /** Calls a method of an object that nothing is known of but the method's name. */
  private Values unknown(Call call) {
    interpreter.reached().calledByName(Names.last(call.name()), call.site());
    interpreter.reached().escape(call.arguments(), call.site());
    new Consequences(call).places();
    return Values.open(call.passedOn());
  }

  /** Calls a method of a text, list, dict or number. */
  Values callMethod(Value self, String method, Arguments arguments, Site site) {
    Call call = new Call(interpreter, method, arguments, site);
    if (self instanceof Value.Text text) {
      return TextMethods.call(text.text(), Names.last(method), call);
    } else if (self instanceof Value.Bytes bytes) {
      return ByteMethods.call(bytes.latin1(), Names.last(method), call);
    } else if (self instanceof Sequence sequence) {
      return ListMethods.call(sequence, Names.last(method), call);
    } else if (self instanceof Mapping mapping) {
      return DictMethods.call(mapping, Names.last(method), call);
    } else if (self instanceof Value.Content file) {
      return FileMethods.call(file, Names.last(method));
    }
    if (self instanceof Value.Instance && method.equals("namedtuple._replace")) {
      return Values.of(self);
    }
    if (self instanceof Value.Whole whole && method.endsWith(".to_bytes")) {
      return ByteMethods.of(whole, arguments);
    }
    return Values.OPEN;
  }

  static boolean isModelled(String name) {
    return MODELS.containsKey(name);
  }

  /** Names of callables that call nothing of what they are given. */
  static final Set<String> QUIET =
      Set.of(
          "builtins.print",
          "builtins.len",
          "builtins.isinstance",
          "builtins.issubclass",
          "builtins.id",
          "builtins.hash",
          "builtins.callable",
          "builtins.hasattr",
          "builtins.bool",
          "builtins.object",
          "functools.wraps",
          "functools.update_wrapper",
          "typing.cast",
          "typing.TypeVar",
          "copy.copy",
          "inspect.signature",
          "inspect.getdoc",
          "inspect.getsource",
          "inspect.isclass");

  static boolean isEnvironment(Value value) {
    return value instanceof External external && external.name().equals("os.environ");
  }
}
