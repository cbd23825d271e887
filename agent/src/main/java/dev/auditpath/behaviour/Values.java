package dev.auditpath.behaviour;

import dev.auditpath.behaviour.Value.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * What an expression may stand for: a few values, and where they come from.
 *
 * @param options at most {@link #MOST}, each once
 * @param taints bits of {@link Taint}
 * @param open whether it may be something else too
 */
record Values(List<Value> options, int taints, boolean open) {
  static final int MOST = 16;

  static final Values NOTHING = new Values(List.of(), 0, false);
  static final Values OPEN = new Values(List.of(), 0, true);

  static Values of(Value value) {
    return new Values(List.of(value), 0, false);
  }

  static Values text(String text) {
    return of(new Text(text));
  }

  static Values external(String name) {
    return of(new Value.External(name));
  }

  static Values open(Taint taint) {
    return new Values(List.of(), taint.bit(), true);
  }

  static Values open(int taints) {
    return taints == 0 ? OPEN : new Values(List.of(), taints, true);
  }

  static Values ofAll(List<? extends Value> values) {
    Values result = NOTHING;
    for (Value value : values) {
      result = result.or(of(value));
    }
    return result;
  }

  Values or(Values other) {
    if (other.isNothing() && other.taints == 0) {
      return this;
    }
    if (isNothing() && taints == 0) {
      return other;
    }
    if (open && options.size() >= MOST) {
      return tainted(other.taints);
    }
    List<Value> joined = options;
    boolean past = false;
    boolean grown = false;
    for (Value value : other.options) {
      if (!joined.contains(value)) {
        if (joined.size() >= MOST) {
          past = true;
          break;
        }
        if (!grown) {
          joined = new ArrayList<>(options);
          grown = true;
        }
        joined.add(value);
      }
    }
    int allTaints = taints | other.taints;
    boolean anyOpen = open || other.open || past;
    return !grown && allTaints == taints && anyOpen == open
        ? this
        : new Values(joined, allTaints, anyOpen);
  }

  Values tainted(int more) {
    return (taints | more) == taints ? this : new Values(options, taints | more, open);
  }

  Values tainted(Taint taint) {
    return tainted(taint.bit());
  }

  boolean has(Taint taint) {
    return taint.in(taints);
  }

  boolean isNothing() {
    return options.isEmpty() && !open;
  }

  /** Returns the texts it may be, {@link Marks#ANYTHING} for what is not known. */
  List<String> texts() {
    List<String> texts = new ArrayList<>();
    boolean other = open;
    for (Value value : options) {
      if (value instanceof Text text) {
        texts.add(text.text());
      } else if (value instanceof Value.Bytes bytes) {
        texts.add(bytes.latin1());
      } else if (value instanceof Value.Whole whole) {
        texts.add(String.valueOf(whole.number()));
      } else {
        other |= value != Value.Constant.NONE;
      }
    }
    if (other) {
      texts.add(Marks.ANYTHING);
    }
    return texts;
  }

  /** Returns the texts and byte strings that are known to the last character. */
  List<String> constants() {
    List<String> texts = new ArrayList<>();
    for (Value value : options) {
      if (value instanceof Text text && Marks.isExact(text.text())) {
        texts.add(text.text());
      } else if (value instanceof Value.Bytes bytes) {
        texts.add(bytes.latin1());
      }
    }
    return texts;
  }
}
