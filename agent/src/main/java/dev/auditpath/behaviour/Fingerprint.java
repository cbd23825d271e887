package dev.auditpath.behaviour;

import java.util.Map;

/** Tells calls with other arguments apart: what arguments hold, a few levels deep. */
final class Fingerprint {
  private static final int DEEPEST = 3;
  private static final int LONGEST = 2_000;

  private final StringBuilder text = new StringBuilder();

  private Fingerprint() {}

  static String of(Arguments arguments) {
    Fingerprint print = new Fingerprint();
    for (Values value : arguments.positional()) {
      print.add(value, 0);
    }
    print.text.append('*');
    print.add(arguments.more(), 0);
    for (Map.Entry<String, Values> entry : arguments.named().entrySet()) {
      print.text.append(entry.getKey()).append('=');
      print.add(entry.getValue(), 0);
    }
    print.text.append("**");
    print.add(arguments.otherNamed(), 0);
    return print.text.toString();
  }

  private void add(Values values, int depth) {
    text.append('[').append(values.open() ? "?" : "").append(values.taints());
    for (Value value : values.options()) {
      if (text.length() > LONGEST) {
        break;
      }
      add(value, depth);
    }
    text.append(']');
  }

  private void add(Value value, int depth) {
    if (value instanceof Value.Text string) {
      text.append('"').append(string.text(), 0, Math.min(string.text().length(), LONGEST));
      text.append('"').append(string.text().hashCode());
    } else if (value instanceof Value.Bytes bytes) {
      text.append('b').append(bytes.latin1().length()).append(bytes.latin1().hashCode());
    } else if (value instanceof Sequence sequence) {
      addSequence(sequence, depth);
    } else if (value instanceof Mapping mapping) {
      addMapping(mapping, depth);
    } else if (value instanceof Value.Whole || value instanceof Value.Constant) {
      text.append(value);
    } else if (value instanceof Value.External external) {
      text.append('@').append(external.name());
    } else {
      text.append('#').append(value.hashCode());
    }
    text.append(',');
  }

  private void addSequence(Sequence sequence, int depth) {
    text.append('(');
    for (int i = 0; depth < DEEPEST && i < sequence.head().size(); i++) {
      add(sequence.head().get(i), depth + 1);
      if (text.length() > LONGEST) {
        break;
      }
    }
    text.append(sequence.head().size()).append('+');
    if (depth < DEEPEST) {
      add(sequence.tail(), depth + 1);
    }
    text.append(')');
  }

  private void addMapping(Mapping mapping, int depth) {
    text.append('{').append(mapping.entries().size());
    if (depth < DEEPEST) {
      for (Map.Entry<String, Values> entry : mapping.entries().entrySet()) {
        text.append(entry.getKey()).append(':');
        add(entry.getValue(), depth + 1);
        if (text.length() > LONGEST) {
          break;
        }
      }
      add(mapping.rest(), depth + 1);
    }
    text.append('}');
  }
}
