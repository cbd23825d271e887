package dev.auditpath.behaviour;

import com.oracle.graal.python.pegparser.sst.OperatorTy;
import com.oracle.graal.python.pegparser.sst.UnaryOpTy;
import dev.auditpath.behaviour.Value.Bytes;
import dev.auditpath.behaviour.Value.Text;
import dev.auditpath.behaviour.Value.Whole;
import org.jspecify.annotations.Nullable;

/** Operators over what both sides may be. */
final class Operations {
  static final int LONGEST = 1 << 20;

  private Operations() {}

  static Values binary(OperatorTy operator, Values left, Values right) {
    int taints = left.taints() | right.taints();
    Values result = Values.NOTHING;
    for (Value a : left.options()) {
      for (Value b : right.options()) {
        Values one = one(operator, a, b);
        result = result.or(one == null ? Values.OPEN : one);
      }
    }
    if (left.open() || left.options().isEmpty()) {
      for (Value b : right.options()) {
        result = result.or(half(operator, new Text(Marks.ANYTHING), b, b));
      }
    }
    if (right.open() || right.options().isEmpty()) {
      for (Value a : left.options()) {
        result = result.or(half(operator, a, new Text(Marks.ANYTHING), a));
      }
    }
    boolean unknown =
        (left.open() || left.options().isEmpty()) && (right.open() || right.options().isEmpty());
    return (unknown || result.isNothing() ? result.or(Values.OPEN) : result).tainted(taints);
  }

  /** One side is not known; it is taken for a text beside a text, for a list beside a list. */
  private static Values half(OperatorTy operator, Value a, Value b, Value known) {
    if (known instanceof Sequence && operator == OperatorTy.Add) {
      Sequence joined = new Sequence();
      addTo(joined, a, known);
      addTo(joined, b, known);
      return Values.of(joined);
    }
    if (known instanceof Text) {
      Values result = one(operator, a, b);
      return result == null ? Values.OPEN : result;
    }
    return Values.OPEN;
  }

  private static void addTo(Sequence joined, Value part, Value known) {
    if (part == known && part instanceof Sequence sequence) {
      joined.addAll(sequence);
    } else {
      joined.addSome(Values.OPEN);
    }
  }

  private static @Nullable Values one(OperatorTy operator, Value a, Value b) {
    if (a instanceof Text left && operator == OperatorTy.Mod) {
      return Formats.percent(left.text(), b);
    }
    if (a instanceof Text left && b instanceof Text right) {
      return texts(operator, left.text(), right.text());
    }
    if (a instanceof Bytes left && b instanceof Bytes right && operator == OperatorTy.Add) {
      return limited(left.latin1() + right.latin1(), true);
    }
    if (a instanceof Whole left && b instanceof Whole right) {
      return numbers(operator, left.number(), right.number());
    }
    if (a instanceof Sequence left && b instanceof Sequence right && operator == OperatorTy.Add) {
      Sequence joined = new Sequence();
      joined.addAll(left);
      joined.addAll(right);
      return Values.of(joined);
    }
    if (a instanceof Mapping left && b instanceof Mapping right) {
      Mapping joined = left.copy();
      joined.putAll(right);
      return Values.of(joined);
    }
    return operator == OperatorTy.Mult ? repeated(a, b) : mixed(operator, a, b);
  }

  private static @Nullable Values mixed(OperatorTy operator, Value a, Value b) {
    if (operator == OperatorTy.Add && (a instanceof Sequence || b instanceof Sequence)) {
      return half(operator, a, b, a instanceof Sequence ? a : b);
    }
    boolean onePath = a instanceof Text || b instanceof Text;
    if (onePath && (operator == OperatorTy.Div || operator == OperatorTy.Add)) {
      String left = a instanceof Text text ? text.text() : Marks.ANYTHING;
      String right = b instanceof Text text ? text.text() : Marks.ANYTHING;
      return texts(operator, left, right);
    }
    if (Externals.isEnvironment(a) || Externals.isEnvironment(b)) {
      Mapping joined = new Mapping();
      joined.addSome(Values.open(Taint.ENVIRONMENT));
      for (Value side : new Value[] {a, b}) {
        if (side instanceof Mapping mapping) {
          joined.putAll(mapping);
        }
      }
      return Values.of(joined);
    }
    return null;
  }

  private static @Nullable Values texts(OperatorTy operator, String left, String right) {
    return switch (operator) {
      case Add -> limited(left + right, false);
      case Div -> Values.text(PathTexts.join(left, right));
      default -> null;
    };
  }

  private static Values limited(String text, boolean bytes) {
    if (text.length() > LONGEST) {
      return Values.OPEN;
    }
    return Values.of(bytes ? new Bytes(text) : new Text(text));
  }

  private static @Nullable Values repeated(Value a, Value b) {
    Value thing = a instanceof Whole ? b : a;
    Value count = a instanceof Whole ? a : b;
    if (!(count instanceof Whole whole) || whole.number() < 0 || whole.number() > Sequence.MOST) {
      return null;
    }
    int times = (int) whole.number();
    if (thing instanceof Text text && (long) text.text().length() * times <= LONGEST) {
      return Values.text(text.text().repeat(times));
    }
    if (thing instanceof Bytes bytes && (long) bytes.latin1().length() * times <= LONGEST) {
      return Values.of(new Bytes(bytes.latin1().repeat(times)));
    }
    if (thing instanceof Sequence sequence
        && (long) sequence.head().size() * times <= Sequence.MOST) {
      Sequence all = new Sequence();
      for (int i = 0; i < times; i++) {
        all.addAll(sequence);
      }
      return Values.of(all);
    }
    return null;
  }

  private static @Nullable Values numbers(OperatorTy operator, long a, long b) {
    return switch (operator) {
      case Add -> whole(a + b);
      case Sub -> whole(a - b);
      case Mult -> whole(a * b);
      case BitXor -> whole(a ^ b);
      case BitAnd -> whole(a & b);
      case BitOr -> whole(a | b);
      case LShift -> b < 0 || b > 62 ? null : whole(a << b);
      case RShift -> b < 0 ? null : whole(a >> Math.min(b, 63));
      case Mod -> b == 0 ? null : whole(Math.floorMod(a, b));
      case FloorDiv -> b == 0 ? null : whole(Math.floorDiv(a, b));
      default -> null;
    };
  }

  private static Values whole(long number) {
    return Values.of(new Whole(number));
  }

  static Values unary(UnaryOpTy operator, Values operand) {
    Values result = Values.open(operand.taints());
    if (operand.open()) {
      return result;
    }
    result = Values.NOTHING;
    for (Value value : operand.options()) {
      if (value instanceof Whole whole && operator == UnaryOpTy.USub) {
        result = result.or(whole(-whole.number()));
      } else if (value instanceof Whole whole && operator == UnaryOpTy.Invert) {
        result = result.or(whole(~whole.number()));
      } else if (value instanceof Whole && operator == UnaryOpTy.UAdd) {
        result = result.or(Values.of(value));
      } else {
        result = result.or(Values.OPEN);
      }
    }
    return result.tainted(operand.taints());
  }

  static Values concatenate(Values left, Values right) {
    return binary(OperatorTy.Add, left, right);
  }
}
