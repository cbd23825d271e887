package dev.auditpath.behaviour;

import com.oracle.graal.python.pegparser.sst.ModTy;
import dev.auditpath.python.NotParsedException;
import dev.auditpath.python.PythonParser;
import java.util.Map;
import java.util.regex.Pattern;

/** Functions that make code of values. */
final class CodeFunctions {
  private static final int LONGEST = 1 << 20;
  private static final int DEEPEST = 8;

  /** A statement that imports a module by a name that is not known, and nothing behind it. */
  private static final Pattern IMPORT = Pattern.compile("import [\\w.\uE000]+");

  private static final String[] MADE = {
    "marshal.loads", "marshal.load", "pickle.loads", "pickle.load", "pickle.Unpickler().load",
    "cPickle.loads", "dill.loads", "dill.load", "cloudpickle.loads", "cloudpickle.load",
    "types.CodeType", "types.FunctionType", "joblib.load", "jsonpickle.decode", "shelve.open",
    "yaml.unsafe_load", "codeop.compile_command"
  };

  private static final String[] FILES = {
    "runpy.run_path",
    "imp.load_source",
    "importlib.machinery.SourceFileLoader",
    "importlib.util.spec_from_file_location",
    "imp.load_module",
    "imp.load_compiled",
    "importlib.machinery.SourcelessFileLoader",
    "importlib.machinery.ExtensionFileLoader",
    "zipimport.zipimporter().load_module",
    "builtins.execfile"
  };

  private static final String[] RUN = {
    "code.InteractiveInterpreter().runsource",
    "code.InteractiveInterpreter().runcode",
    "timeit.timeit",
    "timeit.repeat",
    "timeit.Timer",
    "cProfile.run",
    "cProfile.runctx",
    "cProfile.Profile().run",
    "cProfile.Profile().runctx",
    "profile.run",
    "profile.runctx",
    "pdb.run",
    "pdb.runeval",
    "bdb.Bdb().run",
    "trace.Trace().run",
    "trace.Trace().runctx"
  };

  private CodeFunctions() {}

  static void addTo(Map<String, Model> models) {
    models.put("builtins.exec", call -> executed(call, "runs"));
    models.put("builtins.eval", call -> executed(call, "evaluates"));
    models.put("builtins.compile", call -> call.at(0, "source"));
    for (String name : RUN) {
      models.put(name, call -> executed(call, "runs"));
    }
    for (String name : MADE) {
      models.put(name, CodeFunctions::made);
    }
    for (String name : FILES) {
      models.put(name, CodeFunctions::file);
    }
    models.put("runpy.run_module", CodeFunctions::module);
  }

  private static Values executed(Call call, String verb) {
    return source(call, call.at(0), verb);
  }

  /** Code is run of texts that are known, or not. */
  static Values source(Call call, Values code, String verb) {
    Values result = Values.NOTHING;
    boolean known = false;
    for (Value value : code.options()) {
      if (value instanceof Value.Text text && Marks.isExact(text.text())) {
        known = true;
        result = result.or(follow(call, text.text(), code, verb));
      } else if (value instanceof Value.Bytes bytes) {
        known = true;
        result = result.or(follow(call, utf8(bytes.latin1()), code, verb));
      }
    }
    if (!known || code.open()) {
      unknown(call, code, verb);
    }
    return result.isNothing() ? Values.OPEN : result;
  }

  static String utf8(String latin1) {
    return new String(
        latin1.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
        java.nio.charset.StandardCharsets.UTF_8);
  }

  private static void unknown(Call call, Values code, String verb) {
    if (call.name().equals("builtins.eval") && code.options().isEmpty() && !code.open()) {
      return;
    }
    if (code.has(Taint.NETWORK)) {
      call.findings()
          .effect(Effect.DYNAMIC_CODE, call.site(), verb + " what came over the network");
    }
    if (!code.open() && code.texts().stream().allMatch(IMPORT.asMatchPredicate())) {
      call.findings().note(Effect.DYNAMIC_CODE, call.site(), verb + " an import as text");
      code.texts().forEach(text -> Reflection.imports(call, text.substring("import ".length())));
      return;
    }
    call.findings()
        .unread("dynamic-code", call.site(), "it " + verb + " code that is made when it runs");
  }

  private static Values follow(Call call, String source, Values code, String verb) {
    Module around = call.site().module();
    String name = around.name() + "<" + call.site().line() + ">";
    if (source.length() > LONGEST || depth(name) > DEEPEST) {
      call.findings().unread("dynamic-code", call.site(), "it " + verb + " too much code in texts");
      return Values.OPEN;
    }
    ModTy.Module tree;
    try {
      tree = PythonParser.parse(source.strip());
    } catch (NotParsedException notParsed) {
      notParsed(call, notParsed.reason(), verb);
      return Values.OPEN;
    }
    tell(call, code, verb);
    if (!call.interpreter().budget().takeModule(source.length())
        || !call.interpreter().imports().firstRun(source, call.site())) {
      return Values.OPEN;
    }
    Module inner = Module.within(around, call.site().line(), source.strip());
    inner.scope().names().putAll(around.scope().names());
    Values result = call.interpreter().imports().run(tree, inner.scope(), name);
    around.scope().join(inner.scope().names());
    return result;
  }

  private static void notParsed(Call call, String reason, String verb) {
    if (reason.contains("Python 2")) {
      // Python 3 would not run it either.
      call.findings().note(Effect.DYNAMIC_CODE, call.site(), verb + " a text: " + reason);
    } else {
      call.findings()
          .unread("dynamic-code", call.site(), "it " + verb + " a text as code: " + reason);
    }
  }

  private static void tell(Call call, Values code, String verb) {
    if (code.has(Taint.DECODED)) {
      call.findings().effect(Effect.DYNAMIC_CODE, call.site(), verb + " code that it decodes");
    } else {
      call.findings().note(Effect.DYNAMIC_CODE, call.site(), verb + " a text as code");
    }
  }

  private static int depth(String name) {
    return (int) name.chars().filter(c -> c == '<').count();
  }

  private static Values made(Call call) {
    call.findings()
        .unread(
            "dynamic-code", call.site(), "it makes objects or code of bytes (" + call.name() + ")");
    return Values.external(Canonical.shortened(call.name() + "()"));
  }

  private static Values file(Call call) {
    boolean followed = false;
    for (Values value : call.arguments().all()) {
      for (String text : value.texts()) {
        if (text.indexOf(Marks.FOLDER) >= 0
            && Marks.isExact(text.substring(text.lastIndexOf(Marks.FOLDER) + 1))) {
          new ShippedScript(call).run(text);
          followed = true;
        }
      }
    }
    if (!followed) {
      call.findings()
          .unread("dynamic-code", call.site(), "it loads code of a file (" + call.name() + ")");
    }
    return call.result();
  }

  private static Values module(Call call) {
    for (String module : call.at(0, "mod_name").texts()) {
      if (!Marks.isExact(module)) {
        call.findings()
            .unread("dynamic-code", call.site(), "which module it runs is decided when it runs");
      } else if (!call.interpreter()
          .externals()
          .inProcess()
          .module(module, call.site(), "runs the module " + module)) {
        call.interpreter().imports().runAsMain(module, call.site());
      }
    }
    return Values.OPEN;
  }
}
