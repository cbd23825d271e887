package dev.auditpath.behaviour;

/** Collects where values come from, with what they hold. */
final class Taints {
  private static final int DEEPEST = 3;

  /** Elements of one list or dict that are asked. */
  private static final int MOST = 200;

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
        int count = Math.min(MOST, sequence.head().size());
        for (int i = 0; i < count; i++) {
          taints |= of(sequence.head().get(i), depth + 1);
        }
        taints |= of(sequence.tail(), depth + 1);
      } else if (value instanceof Mapping mapping) {
        int count = 0;
        for (Values entry : mapping.entries().values()) {
          if (++count > MOST) {
            break;
          }
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
