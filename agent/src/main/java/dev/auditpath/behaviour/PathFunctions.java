package dev.auditpath.behaviour;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Functions over paths. */
final class PathFunctions {
  private PathFunctions() {}

  static void addTo(Map<String, Model> models) {
    models.put("os.path.join", PathFunctions::join);
    models.put("pathlib.Path", PathFunctions::join);
    each(models, "os.path.dirname", PathTexts::directory);
    each(models, "os.path.basename", PathTexts::base);
    for (String name : List.of("expanduser", "expandvars", "abspath", "realpath", "normpath")) {
      each(models, "os.path." + name, PathTexts::normal);
    }
    each(models, "os.fspath", path -> path);
    each(models, "os.fsencode", path -> path);
    each(models, "os.fsdecode", path -> path);
    each(models, "os.readlink", path -> path);
    models.put("pathlib.Path.home", call -> Values.text("~"));
    models.put("pathlib.Path.cwd", call -> Values.text(Marks.ANYTHING));
    models.put("os.getcwd", call -> Values.text(Marks.ANYTHING));
    models.put("os.path.splitext", PathFunctions::splitext);
    models.put("os.path.split", PathFunctions::split);
    models.put("sysconfig.get_path", PathFunctions::scripts);
    models.put("sysconfig.get_paths()[]", call -> Values.text(Marks.ANYTHING));
    models.put("sysconfig.get_config_var", call -> Values.text(Marks.ANYTHING));
    models.put("site.getuserbase", call -> Values.text("~/.local"));
    models.put("os.getenv", PathFunctions::variable);
    models.put("os.environ.get", PathFunctions::variable);
    models.put("os.environ.pop", PathFunctions::variable);
    models.put("os.environ.__getitem__", PathFunctions::variable);
    models.put("os.environ.setdefault", PathFunctions::putVariable);
    models.put("os.putenv", PathFunctions::putVariable);
    models.put("os.environ.__setitem__", PathFunctions::putVariable);
    models.put("os.environ.update", PathFunctions::putVariables);
    models.put("os.environ.copy", call -> environment());
    models.put("os.environ.items", call -> pairs());
    models.put("os.environ.keys", call -> Values.of(Sequence.of(Values.open(Taint.ENVIRONMENT))));
    models.put("os.environ.values", call -> Values.of(Sequence.of(Values.open(Taint.ENVIRONMENT))));
    models.put("os.get_exec_path", call -> Values.of(Sequence.of(Values.OPEN)));
    models.put("importlib.resources.files", PathFunctions::packageFolder);
    models.put("importlib.resources.path", PathFunctions::packageFile);
    models.put("importlib.resources.as_file", call -> call.at(0));
    models.put("pkg_resources.resource_filename", PathFunctions::packageFile);
    models.put("importlib.metadata.files", call -> packageFiles());
    models.put("importlib.metadata.distribution().files", call -> packageFiles());
    models.put("importlib.metadata.distribution().locate_file", call -> shipped());
  }

  private static void each(Map<String, Model> models, String name, UnaryOperator<String> change) {
    models.put(
        name,
        call -> {
          Values result = Values.NOTHING;
          for (String text : call.at(0).texts()) {
            result = result.or(Values.text(change.apply(text)));
          }
          return result.tainted(call.at(0).taints());
        });
  }

  private static Values join(Call call) {
    Values result = Values.NOTHING;
    for (Values part : call.arguments().positional()) {
      result = result.isNothing() ? Texts.asText(part) : joined(result, Texts.asText(part));
    }
    if (!call.arguments().more().isNothing()) {
      Values more = Texts.asText(call.arguments().more());
      result = result.isNothing() ? more : joined(result, more);
    }
    return result.isNothing() ? Values.text(".") : result;
  }

  static Values joined(Values left, Values right) {
    Values result = Values.NOTHING;
    for (String a : left.texts()) {
      for (String b : right.texts()) {
        result = result.or(Values.text(PathTexts.join(a, b)));
      }
    }
    return result.tainted(left.taints() | right.taints());
  }

  private static Values splitext(Call call) {
    Values result = Values.NOTHING;
    for (String text : call.at(0).texts()) {
      String suffix = PathTexts.suffix(text);
      String rest = text.substring(0, text.length() - suffix.length());
      result = result.or(Values.of(new Sequence(List.of(Values.text(rest), Values.text(suffix)))));
    }
    return result;
  }

  private static Values split(Call call) {
    Values result = Values.NOTHING;
    for (String text : call.at(0).texts()) {
      result =
          result.or(
              Values.of(
                  new Sequence(
                      List.of(
                          Values.text(PathTexts.directory(text)),
                          Values.text(PathTexts.base(text))))));
    }
    return result;
  }

  private static Values scripts(Call call) {
    boolean scripts = call.at(0, "name").constants().contains("scripts");
    return Values.text(scripts ? String.valueOf(Marks.SCRIPTS) : Marks.ANYTHING);
  }

  private static Values variable(Call call) {
    return call.interpreter()
        .externals()
        .environment()
        .get(call.at(0, "key"), call.at(1, "default"), call.site());
  }

  private static Values putVariable(Call call) {
    call.interpreter().externals().environment().set(call.at(0), call.at(1), call.site());
    return call.at(1);
  }

  private static Values putVariables(Call call) {
    Mapping all = new Mapping();
    Containers.update(all, call.at(0));
    call.arguments().named().forEach(all::replace);
    Map.copyOf(all.entries())
        .forEach(
            (name, value) ->
                call.interpreter().externals().environment().setForChild(name, value, call.site()));
    return Values.of(Value.Constant.NONE);
  }

  static Values environment() {
    Mapping all = new Mapping();
    all.addSome(Values.open(Taint.ENVIRONMENT));
    return Values.of(all);
  }

  private static Values pairs() {
    Values any = Values.open(Taint.ENVIRONMENT);
    return Values.of(Sequence.of(Values.of(new Sequence(List.of(any, any)))));
  }

  private static Values packageFolder(Call call) {
    Values result = Values.NOTHING;
    for (Value value : call.at(0).options()) {
      if (value instanceof Module module) {
        result = result.or(Values.text(Marks.folderOf(module.name())));
      } else if (value instanceof Value.Text text) {
        result = result.or(Values.text(Marks.folderOf(text.text())));
      }
    }
    return result.isNothing() ? Values.text(Marks.folderOf("")) : result;
  }

  static Values packageFile(Call call) {
    return joined(packageFolder(call), Texts.asText(call.at(1)));
  }

  private static Values packageFiles() {
    return Values.of(Sequence.of(shipped()));
  }

  private static Values shipped() {
    return Values.text(Marks.folderOf("") + "/" + Marks.HOLE);
  }
}
