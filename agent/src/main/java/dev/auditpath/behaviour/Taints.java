package dev.auditpath.behaviour;

/** Collects where values come from, with what they hold. */
final class Taints {
  private static final int DEEPEST = 4;

  private Taints() {}

  static int of(Arguments arguments) {
    int taints = 0;
    for (Values values : arguments.all()) {
      taints |= of(values);
    }
    return taints;
  }

  static int of(Values values) {
    return of(values, 0);
  }

  private static int of(Values values, int depth) {
    int taints = values.taints();
    if (depth > DEEPEST) {
      return taints;
    }
    for (Value value : values.options()) {
      if (value instanceof Sequence sequence) {
        for (Values element : sequence.head()) {
          taints |= of(element, depth + 1);
        }
        taints |= of(sequence.tail(), depth + 1);
      } else if (value instanceof Mapping mapping) {
        for (Values entry : mapping.entries().values()) {
          taints |= of(entry, depth + 1);
        }
        taints |= of(mapping.rest(), depth + 1);
      } else if (value instanceof Value.External external && external.name().equals("os.environ")) {
        taints |= Taint.ENVIRONMENT.bit();
      }
    }
    return taints;
  }
}
