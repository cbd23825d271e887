package dev.auditpath.behaviour;

import dev.auditpath.model.EntryPoint;
import java.util.List;
import java.util.Map;

/** Entry points that are looked up: other distributions' commands, and what they register. */
final class EntryPoints {
  private static final String SCRIPT = "console_script(";

  /** What the environment's distributions register, all of it. */
  static final String ALL = "importlib.metadata.entry_points()";

  private static final String GROUP = "console_scripts";

  private EntryPoints() {}

  static void addTo(Map<String, Model> models) {
    models.put("importlib.metadata.entry_points", EntryPoints::looked);
    models.put(ALL + ".select", EntryPoints::looked);
    models.put(ALL + ".get", EntryPoints::looked);
    models.put(ALL + ".__getitem__", EntryPoints::looked);
    models.put("importlib.metadata.distribution().entry_points.select", EntryPoints::looked);
    models.put("importlib.metadata.EntryPoint", EntryPoints::made);
    models.put("pkg_resources.iter_entry_points", EntryPoints::looked);
    models.put("pkg_resources.working_set.iter_entry_points", EntryPoints::looked);
    models.put("pkg_resources.load_entry_point", EntryPoints::loaded);
    models.put("pkg_resources.get_entry_info", EntryPoints::looked);
  }

  private static Values looked(Call call) {
    boolean scripts = false;
    Values names = call.arguments().named("name");
    for (Values value : call.arguments().all()) {
      scripts |= value.constants().contains(GROUP);
      if (names.isNothing() && !value.constants().contains(GROUP) && !value.constants().isEmpty()) {
        names = value;
      }
    }
    if (scripts) {
      return Values.of(Sequence.of(of(names)));
    }
    boolean isGet = call.name().endsWith(".get");
    Values wanted = isGet ? Values.NOTHING : call.at(1, "name");
    Values found = call.interpreter().plugIns().of(call.at(0, "group"), wanted, call.site());
    return found == null ? call.result() : found;
  }

  /** {@code entry_points()[group]}. */
  static Values ofGroup(Interpreter interpreter, Values group, Site site) {
    if (group.constants().contains(GROUP)) {
      return Values.of(Sequence.of(of(Values.NOTHING)));
    }
    Values found = interpreter.plugIns().of(group, Values.NOTHING, site);
    return found == null ? Values.external(ALL + "[]") : found;
  }

  /** {@code EntryPoint(name, value, group)}, of texts. */
  private static Values made(Call call) {
    Values result = Values.NOTHING;
    for (String value : call.at(1, "value").constants()) {
      String[] parts = value.split(":", 2);
      EntryPoint target =
          new EntryPoint(parts[0].strip(), parts.length > 1 ? parts[1].strip() : "");
      result = result.or(call.interpreter().plugIns().value(new PlugIn(value, target)));
    }
    return result.isNothing() ? call.result() : result;
  }

  private static Values loaded(Call call) {
    if (!call.at(1).constants().contains(GROUP)) {
      return plugIn(call);
    }
    Values result = Values.NOTHING;
    for (Value value : of(call.at(2)).options()) {
      String name = value instanceof Value.External external ? external.name() : "?";
      result = result.or(Values.external(name + ".load()"));
    }
    return result;
  }

  private static Values plugIn(Call call) {
    Values result = Values.NOTHING;
    for (String group : call.at(1, "group").constants()) {
      for (PlugIn plugIn : call.interpreter().plugIns().all(group, call.site())) {
        result = result.or(call.interpreter().plugIns().loaded(plugIn, call.site()));
      }
    }
    return result.isNothing() ? call.result() : result;
  }

  private static Values of(Values names) {
    Values result = Values.NOTHING;
    for (String name : names.isNothing() ? List.of(Marks.ANYTHING) : names.texts()) {
      String plain = name.equals(Marks.ANYTHING) || name.indexOf(Marks.SELF) >= 0 ? "" : name;
      result = result.or(Values.external(SCRIPT + plain.replace('.', '/') + ")"));
    }
    return result;
  }

  /** Returns whether a call runs a command that was looked up so; if so, that has been told. */
  static boolean call(Call call) {
    String name = call.name();
    if (!name.startsWith(SCRIPT) || !name.endsWith(".load()")) {
      return false;
    }
    String command = name.substring(SCRIPT.length(), name.indexOf(')')).replace('/', '.');
    List<String> commands =
        command.isEmpty() ? call.interpreter().subject().commands() : List.of(command);
    for (String one : commands) {
      call.findings().handOver(one, call.site(), "calls the entry point of the command " + one);
    }
    return true;
  }
}
