package dev.auditpath.behaviour;

import dev.auditpath.behaviour.Value.Bound;
import dev.auditpath.behaviour.Value.Bytes;
import dev.auditpath.behaviour.Value.External;
import dev.auditpath.behaviour.Value.Instance;
import dev.auditpath.behaviour.Value.Text;
import dev.auditpath.behaviour.Value.Whole;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code object[key]} stands for, and what setting it does. */
final class Subscripts {
  private Subscripts() {}

  static Values get(Interpreter interpreter, Values object, Values key, Site site) {
    Values result = object.open() ? Values.open(object.taints()) : Values.NOTHING;
    int taints = object.taints();
    for (Value value : object.options()) {
      Values one = one(interpreter, value, key, site);
      result = result.or(one.isNothing() ? Values.OPEN : one);
    }
    if (result.isNothing()) {
      result = Values.OPEN;
    }
    return result.tainted(taints);
  }

  private static Values one(Interpreter interpreter, Value object, Values key, Site site) {
    if (object instanceof Mapping mapping) {
      return mapping.get(key);
    }
    if (object instanceof External external) {
      return interpreter.externals().item(external.name(), key, site);
    }
    if (object instanceof Instance instance) {
      Values result = Values.NOTHING;
      for (Value method : instance.type().find("__getitem__").options()) {
        Values callee = Values.of(new Bound(instance, method));
        result = result.or(interpreter.calls().call(callee, Arguments.of(key), site));
      }
      return result;
    }
    if (object instanceof ClassModel) {
      return Values.of(object);
    }
    return placed(object, key);
  }

  private static Values placed(Value object, Values key) {
    Values result = Values.NOTHING;
    for (Value place : key.options()) {
      if (place instanceof Whole whole) {
        result = result.or(at(object, whole.number()));
      }
    }
    if (result.isNothing() && object instanceof Sequence sequence) {
      return sequence.any();
    }
    return result;
  }

  private static Values at(Value object, long place) {
    if (object instanceof Sequence sequence) {
      return sequence.get(place);
    }
    if (object instanceof Text text && Marks.isExact(text.text())) {
      int index = index(place, text.text().length());
      return index < 0 ? Values.OPEN : Values.text(String.valueOf(text.text().charAt(index)));
    }
    if (object instanceof Bytes bytes) {
      int index = index(place, bytes.latin1().length());
      return index < 0 ? Values.OPEN : Values.of(new Whole(bytes.latin1().charAt(index)));
    }
    return Values.OPEN;
  }

  private static int index(long place, int length) {
    long index = place < 0 ? length + place : place;
    return index >= 0 && index < length ? (int) index : -1;
  }

  static Values slice(
      Values object, @Nullable Values lower, @Nullable Values upper, @Nullable Values step) {
    Values result = object.open() ? Values.open(object.taints()) : Values.NOTHING;
    Long from = number(lower);
    Long to = number(upper);
    Long by = number(step);
    boolean known =
        (lower == null || from != null)
            && (upper == null || to != null)
            && (step == null || by != null);
    for (Value value : object.options()) {
      Values part = known ? part(value, from, to, by == null ? 1 : by) : unknownPart(value);
      result = result.or(part);
    }
    result = (result.isNothing() ? Values.OPEN : result).tainted(object.taints());
    return result.has(Taint.OUTPUT) && (lower != null || upper != null)
        ? result.tainted(Taint.CHANGED_OUTPUT)
        : result;
  }

  private static @Nullable Long number(@Nullable Values values) {
    if (values == null || values.open() || values.options().size() != 1) {
      return null;
    }
    return values.options().get(0) instanceof Whole whole ? whole.number() : null;
  }

  private static Values unknownPart(Value value) {
    return value instanceof Sequence sequence
        ? Values.of(Sequence.of(sequence.any()))
        : Values.OPEN;
  }

  private static Values part(Value value, @Nullable Long from, @Nullable Long to, long by) {
    if (value instanceof Text text) {
      return Marks.isExact(text.text())
          ? Values.text(cut(text.text(), from, to, by))
          : markedPart(text.text(), from, to, by);
    }
    if (value instanceof Bytes bytes) {
      return Values.of(new Bytes(cut(bytes.latin1(), from, to, by)));
    }
    if (value instanceof Sequence sequence) {
      return Values.of(part(sequence, from, to, by));
    }
    if (value instanceof External external) {
      return Values.external(external.name() + "[]");
    }
    return Values.OPEN;
  }

  private static Values markedPart(String text, @Nullable Long from, @Nullable Long to, long by) {
    boolean whole = by == 1 && (from == null || from == 0) && to == null;
    return whole ? Values.text(text) : Values.text(Marks.ANYTHING);
  }

  private static Sequence part(Sequence sequence, @Nullable Long from, @Nullable Long to, long by) {
    if (sequence.isExact()) {
      Sequence part = new Sequence();
      for (int i : places(sequence.head().size(), from, to, by)) {
        part.add(sequence.head().get(i));
      }
      return part;
    }
    boolean simple = by == 1 && (from == null || from >= 0) && (to == null || to >= 0);
    if (!simple) {
      return Sequence.of(sequence.any());
    }
    long end = to == null ? Integer.MAX_VALUE : Math.min(to, Integer.MAX_VALUE);
    int start = from == null ? 0 : (int) Math.min(from, Sequence.MOST);
    return sequence.slice(start, (int) end);
  }

  private static String cut(String text, @Nullable Long from, @Nullable Long to, long by) {
    if (by == 1 && from == null && to == null) {
      return text;
    }
    StringBuilder part = new StringBuilder();
    for (int i : places(text.length(), from, to, by)) {
      part.append(text.charAt(i));
    }
    return part.toString();
  }

  private static List<Integer> places(int length, @Nullable Long from, @Nullable Long to, long by) {
    List<Integer> places = new ArrayList<>();
    if (by == 0) {
      return places;
    }
    long start = from == null ? (by > 0 ? 0 : length - 1) : clip(from, length, by);
    long end = to == null ? (by > 0 ? length : -1) : clip(to, length, by);
    for (long i = start; by > 0 ? i < end : i > end; i += by) {
      places.add((int) i);
    }
    return places;
  }

  private static long clip(long place, int length, long by) {
    long index = place < 0 ? place + length : place;
    long low = by > 0 ? 0 : -1;
    long high = by > 0 ? length : length - 1;
    return Math.max(low, Math.min(high, index));
  }

  static void set(Interpreter interpreter, Values object, Values key, Values value, Site site) {
    interpreter.changed();
    for (Value one : object.options()) {
      if (one instanceof Mapping mapping) {
        setEntry(mapping, key, value);
      } else if (one instanceof Sequence sequence) {
        setElement(sequence, key, value);
      } else if (one instanceof External external) {
        interpreter.externals().setItem(external.name(), key, value, site);
      } else if (one instanceof Instance instance) {
        for (Value method : instance.type().find("__setitem__").options()) {
          Values callee = Values.of(new Bound(instance, method));
          interpreter.calls().call(callee, Arguments.of(key, value), site);
        }
      }
    }
    if (object.open()) {
      interpreter.reached().escape(value, site);
    }
  }

  private static void setEntry(Mapping mapping, Values key, Values value) {
    if (!key.open() && key.options().size() == 1 && key.constants().size() == 1) {
      mapping.replace(key.constants().get(0), value);
    } else {
      mapping.put(key, value);
    }
  }

  private static void setElement(Sequence sequence, Values key, Values value) {
    if (!key.open() && key.options().size() == 1 && key.options().get(0) instanceof Whole whole) {
      sequence.set((int) Math.max(-Sequence.MOST, Math.min(whole.number(), Sequence.MOST)), value);
    } else {
      sequence.addSome(value);
    }
  }
}
