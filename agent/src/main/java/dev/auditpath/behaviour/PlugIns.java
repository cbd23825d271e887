package dev.auditpath.behaviour;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Entry points that a program looks up and loads. As a value, one is known by a name in which its
 * number stands.
 */
final class PlugIns {
  private static final String PREFIX = "plug_in(";
  private static final List<String> LOADERS = List.of("load", "resolve");

  private final Interpreter interpreter;
  private final Map<String, PlugIn> known = new HashMap<>();
  private final Map<PlugIn, String> nameOf = new HashMap<>();

  PlugIns(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /** Returns what is registered in one of these groups; null where no group is known. */
  @Nullable Values of(Values groups, Values names, Site site) {
    List<String> wanted = names.open() ? List.of() : names.constants();
    Sequence found = new Sequence();
    for (String group : groups.constants()) {
      for (PlugIn plugIn : all(group, site)) {
        if (wanted.isEmpty() || wanted.contains(plugIn.name())) {
          found.add(value(plugIn));
        }
      }
    }
    return groups.constants().isEmpty() ? null : Values.of(found);
  }

  /** Returns what is registered in a group; where that is more than is read, that is told. */
  List<PlugIn> all(String group, Site site) {
    List<PlugIn> all = interpreter.imports().plugIns(group);
    if (all.size() >= Modules.MOST_NAMES) {
      interpreter
          .findings()
          .unread(
              "dynamic-code", site, "it loads plug-ins of " + group + ", of which are too many");
    }
    return all;
  }

  Values value(PlugIn plugIn) {
    String name = nameOf.computeIfAbsent(plugIn, any -> PREFIX + known.size() + ")");
    known.put(name, plugIn);
    return Values.external(name);
  }

  /** Returns a text that an entry point has as an attribute; null where it is none. */
  @Nullable Values text(String object, String attribute) {
    PlugIn plugIn = known.get(object);
    if (plugIn == null) {
      return null;
    }
    return switch (attribute) {
      case "name" -> Values.text(plugIn.name());
      case "module", "module_name" -> Values.text(plugIn.target().module());
      case "attr" -> Values.text(plugIn.target().attribute());
      case "value" -> Values.text(plugIn.target().toString());
      default -> null;
    };
  }

  /** Loads an entry point where that is what a call does; null where it is another call. */
  @Nullable Values loaded(Call call) {
    int dot = call.name().lastIndexOf('.');
    PlugIn plugIn = dot < 0 ? null : known.get(call.name().substring(0, dot));
    return plugIn != null && LOADERS.contains(call.name().substring(dot + 1))
        ? loaded(plugIn, call.site())
        : null;
  }

  Values loaded(PlugIn plugIn, Site site) {
    Values object = Values.of(interpreter.imports().load(plugIn.target().module(), site));
    if (!plugIn.target().attribute().isEmpty()) {
      for (String part : plugIn.target().attribute().split("\\.", -1)) {
        object = interpreter.attributes().get(object, part, site);
      }
    }
    return object;
  }
}
