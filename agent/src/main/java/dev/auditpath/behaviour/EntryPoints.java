package dev.auditpath.behaviour;

import java.util.List;
import java.util.Map;

/** Other distributions' commands that are looked up by their names and called. */
final class EntryPoints {
  private static final String SCRIPT = "console_script(";
  private static final String GROUP = "console_scripts";

  private EntryPoints() {}

  static void addTo(Map<String, Model> models) {
    models.put("importlib.metadata.entry_points", EntryPoints::looked);
    models.put("importlib.metadata.entry_points().select", EntryPoints::looked);
    models.put("importlib.metadata.entry_points().get", EntryPoints::looked);
    models.put("importlib.metadata.distribution().entry_points.select", EntryPoints::looked);
    models.put("pkg_resources.iter_entry_points", EntryPoints::looked);
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
    return scripts ? Values.of(Sequence.of(of(names))) : call.result();
  }

  private static Values loaded(Call call) {
    if (!call.at(1).constants().contains(GROUP)) {
      return call.result();
    }
    Values result = Values.NOTHING;
    for (Value value : of(call.at(2)).options()) {
      String name = value instanceof Value.External external ? external.name() : "?";
      result = result.or(Values.external(name + ".load()"));
    }
    return result;
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
