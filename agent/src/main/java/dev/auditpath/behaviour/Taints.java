package dev.auditpath.behaviour;

/** Collects where values come from, with what they hold; one collects once. */
final class Taints {
  private static final int DEEPEST = 3;

  /** Values that are asked for what is nested in them: tables of tables grow by their product. */
  private static final int MOST = 256;

  private int left = MOST;

  private Taints() {}

  static int of(Arguments arguments) {
    int taints = 0;
    for (Values values : arguments.all()) {
      taints |= of(values);
    }
    return taints;
  }

  static int of(Values values) {
    return new Taints().collect(values, 0);
  }

  private int collect(Values values, int depth) {
    int taints = values.taints();
    if (depth > DEEPEST || --left < 0) {
      return taints;
    }
    for (Value value : values.options()) {
      if (value instanceof Sequence sequence) {
        taints |= sequence.held().taints();
        if (!sequence.held().isPlain()) {
          taints |= collect(sequence.tail(), depth + 1);
          taints |= collect(sequence.head(), depth + 1);
        }
      } else if (value instanceof Mapping mapping) {
        taints |= mapping.held().taints();
        if (!mapping.held().isPlain()) {
          taints |= collect(mapping.rest(), depth + 1);
          taints |= collect(mapping.entries().values(), depth + 1);
        }
      } else if (value instanceof Value.External external && external.name().equals("os.environ")) {
        taints |= Taint.ENVIRONMENT.bit();
      }
    }
    return taints;
  }

  private int collect(Iterable<Values> held, int depth) {
    int taints = 0;
    for (Values values : held) {
      if (left < 0) {
        return taints;
      }
      taints |= collect(values, depth);
    }
    return taints;
  }
}
