package dev.auditpath.behaviour;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entry points that a program looks up and loads. As a value, one is known by a name in which its
 * number stands.
 */
final class PlugIns {
  private static final String PREFIX = "plug_in(";
  private static final List<String> LOADERS = List.of("load", "resolve");

  private final Interpreter interpreter;
  private final List<PlugIn> known = new ArrayList<>();

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
    int number = known.indexOf(plugIn);
    if (number < 0) {
      number = known.size();
      known.add(plugIn);
    }
    return Values.external(PREFIX + number + ")");
  }

  /** Returns a text that an entry point has as an attribute; null where it is none. */
  @Nullable Values text(String object, String attribute) {
    PlugIn plugIn = object.endsWith(")") ? named(object) : null;
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
    PlugIn plugIn = LOADERS.contains(Names.last(call.name())) ? named(call.name()) : null;
    return plugIn == null ? null : loaded(plugIn, call.site());
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

  private @Nullable PlugIn named(String name) {
    int end = name.indexOf(')');
    return name.startsWith(PREFIX)
        ? known.get(Integer.parseInt(name.substring(PREFIX.length(), end)))
        : null;
  }
}
