package dev.auditpath.behaviour;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code logging.config.dictConfig} makes of a dict: objects of classes that are named by
 * texts ("Dictionary Schema Details" of the library reference).
 */
final class LoggingSetup {
  private static final List<String> SECTIONS = List.of("handlers", "formatters", "filters");

  /** Keys that are no arguments of the class. */
  private static final Set<String> OTHERS =
      Set.of("()", "class", "level", "formatter", "filters", ".");

  private LoggingSetup() {}

  static void addTo(Map<String, Model> models) {
    models.put("logging.config.dictConfig", LoggingSetup::configured);
    models.put("logging.config.DictConfigurator", LoggingSetup::configured);
    models.put("logging.config.dictConfigClass", LoggingSetup::configured);
  }

  private static Values configured(Call call) {
    for (Mapping configuration : mappings(call.at(0, "config"))) {
      for (String section : SECTIONS) {
        for (Mapping objects : mappings(configuration.get(Values.text(section)))) {
          for (Values object : List.copyOf(objects.entries().values())) {
            mappings(object).forEach(one -> make(call, one));
          }
        }
      }
    }
    call.interpreter().reached().escape(call.arguments(), call.site());
    return call.result();
  }

  private static void make(Call call, Mapping object) {
    Map<String, Values> named = new LinkedHashMap<>(object.entries());
    named.keySet().removeAll(OTHERS);
    Arguments arguments = new Arguments(List.of(), Values.NOTHING, named, object.rest());
    for (String key : List.of("class", "()")) {
      Values type = object.entries().getOrDefault(key, Values.NOTHING);
      Values callee = new Values(List.of(), type.taints(), false);
      for (Value value : type.options()) {
        callee = callee.or(value instanceof Value.Text ? named(call, value) : Values.of(value));
      }
      if (!callee.options().isEmpty()) {
        Values made = call.interpreter().calls().call(callee, arguments, call.site());
        call.interpreter().reached().escape(made, call.site());
      }
    }
  }

  private static Values named(Call call, Value name) {
    Values object = Values.NOTHING;
    for (String text : Values.of(name).constants()) {
      object = object.or(Reflection.dotted(call, text));
    }
    return object;
  }

  private static List<Mapping> mappings(Values values) {
    return values.options().stream()
        .filter(Mapping.class::isInstance)
        .map(Mapping.class::cast)
        .toList();
  }
}
