package dev.auditpath.behaviour;

/** Collects where values come from, with what they hold. */
final class Taints {
  private Taints() {}

  static int of(Arguments arguments) {
    int taints = of(arguments.more()) | of(arguments.otherNamed());
    for (Values values : arguments.positional()) {
      taints |= of(values);
    }
    for (Values values : arguments.named().values()) {
      taints |= of(values);
    }
    return taints;
  }

  static int of(Values values) {
    int taints = values.taints();
    for (Value value : values.options()) {
      if (value instanceof Container container) {
        taints |= container.held().taints();
      } else if (Externals.isEnvironment(value)) {
        taints |= Taint.ENVIRONMENT.bit();
      }
    }
    return taints;
  }
}
