package dev.auditpath.behaviour;

/** Methods of dicts. */
final class DictMethods {
  private DictMethods() {}

  static Values call(Mapping mapping, String method, Call call) {
    switch (method) {
      case "get", "pop", "setdefault", "__getitem__" -> {
        if (method.equals("setdefault")) {
          mapping.put(call.at(0), call.at(1));
        }
        Values found = mapping.get(call.at(0)).or(call.at(1));
        return found.isNothing() ? Values.OPEN : found;
      }
      case "update" -> {
        call.interpreter().changed();
        Containers.update(mapping, call.at(0));
        call.arguments().named().forEach(mapping::replace);
        return Values.of(Value.Constant.NONE);
      }
      case "__setitem__" -> {
        mapping.put(call.at(0), call.at(1));
        return Values.of(Value.Constant.NONE);
      }
      case "copy", "__copy__" -> {
        return Values.of(mapping.copy());
      }
      case "items" -> {
        return Values.of(Containers.items(mapping));
      }
      case "values" -> {
        return Values.of(Sequence.of(mapping.any()));
      }
      case "keys" -> {
        Sequence keys = new Sequence();
        mapping.entries().keySet().forEach(key -> keys.add(Values.text(key)));
        if (!mapping.rest().isNothing()) {
          keys.addSome(Values.open(mapping.rest().taints()));
        }
        return Values.of(keys);
      }
      default -> {
        // A namespace that is used as one: SimpleNamespace(run=f).run(…).
        Values entry = mapping.entries().get(method);
        return entry == null
            ? Values.OPEN
            : call.interpreter().calls().call(entry, call.arguments(), call.site());
      }
    }
  }
}
