package dev.auditpath.behaviour;

import dev.auditpath.behaviour.Value.Bound;
import dev.auditpath.behaviour.Value.External;
import dev.auditpath.behaviour.Value.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What lists, tuples, dicts and other things that can be gone over hold. */
final class Containers {
  private Containers() {}

  /** Returns what going over it gives turn by turn; null where that is not known. */
  static @Nullable List<Values> turns(Values iterable) {
    if (iterable.open() || iterable.options().size() != 1) {
      return null;
    }
    Value value = iterable.options().get(0);
    if (value instanceof Sequence sequence) {
      return sequence.isExact() ? tainted(sequence.head(), iterable.taints()) : null;
    }
    if (value instanceof Value.Text text && Marks.isExact(text.text())) {
      List<Values> turns = new ArrayList<>();
      text.text()
          .codePoints()
          .forEach(c -> turns.add(Values.text(Character.toString(c)).tainted(iterable.taints())));
      return turns;
    }
    if (value instanceof Value.Bytes bytes) {
      List<Values> turns = new ArrayList<>();
      bytes
          .latin1()
          .chars()
          .forEach(c -> turns.add(Values.of(new Value.Whole(c)).tainted(iterable.taints())));
      return turns;
    }
    if (value instanceof Value.Content file) {
      return tainted(FileMethods.lines(file).head(), iterable.taints());
    }
    if (value instanceof Mapping mapping && mapping.rest().isNothing()) {
      List<Values> turns = new ArrayList<>();
      mapping.entries().keySet().forEach(key -> turns.add(Values.text(key)));
      return turns;
    }
    return null;
  }

  private static List<Values> tainted(List<Values> elements, int taints) {
    List<Values> all = new ArrayList<>();
    for (Values element : elements) {
      all.add(element.tainted(taints));
    }
    return all;
  }

  /** Returns what any turn of going over it may give. */
  static Values element(Interpreter interpreter, Values iterable, Site site) {
    Values any = iterable.open() ? Values.open(iterable.taints()) : Values.NOTHING;
    for (Value value : iterable.options()) {
      any = any.or(elementOf(interpreter, value, site));
    }
    return (any.isNothing() ? Values.OPEN : any).tainted(iterable.taints());
  }

  private static Values elementOf(Interpreter interpreter, Value value, Site site) {
    if (value instanceof Sequence sequence) {
      return sequence.any();
    }
    if (value instanceof Mapping mapping) {
      Values keys =
          mapping.rest().isNothing() ? Values.NOTHING : Values.open(mapping.rest().taints());
      for (String key : mapping.entries().keySet()) {
        keys = keys.or(Values.text(key));
      }
      return keys;
    }
    if (value instanceof External external) {
      return external.name().equals("os.environ")
          ? Values.open(Taint.ENVIRONMENT)
          : Values.external(external.name() + "[]");
    }
    if (value instanceof Instance instance) {
      Values result = Values.NOTHING;
      for (String name : new String[] {"__iter__", "__next__", "__aiter__", "__getitem__"}) {
        for (Value method : instance.type().find(name).options()) {
          Values made =
              interpreter
                  .calls()
                  .call(Values.of(new Bound(instance, method)), Arguments.NONE, site);
          result = result.or(made.options().contains(instance) ? Values.OPEN : made);
        }
      }
      return result.isNothing()
          ? Values.OPEN
          : element(interpreter, withoutInstances(result), site);
    }
    return Values.OPEN;
  }

  private static Values withoutInstances(Values values) {
    List<Value> others = new ArrayList<>();
    for (Value value : values.options()) {
      if (!(value instanceof Instance)) {
        others.add(value);
      }
    }
    return new Values(others, values.taints(), true);
  }

  /** Returns the elements that {@code *value} stands for. */
  static Sequence spread(Interpreter interpreter, Values value, Site site) {
    List<Values> turns = turns(value);
    if (turns != null) {
      return new Sequence(turns);
    }
    if (!value.open() && value.options().size() == 1) {
      Value only = value.options().get(0);
      if (only instanceof Sequence sequence) {
        Sequence all = new Sequence(tainted(sequence.head(), value.taints()));
        all.addSome(sequence.tail().tainted(value.taints()));
        return all;
      }
    }
    return Sequence.of(element(interpreter, value, site));
  }

  static Values at(Interpreter interpreter, Values value, long place, Site site) {
    Values result = value.open() ? Values.open(value.taints()) : Values.NOTHING;
    for (Value one : value.options()) {
      if (one instanceof Sequence sequence) {
        Values element = sequence.get(place);
        result = result.or(element.isNothing() ? Values.OPEN : element);
      } else {
        result = result.or(elementOf(interpreter, one, site));
      }
    }
    return (result.isNothing() ? Values.OPEN : result).tainted(value.taints());
  }

  /** Returns a part of what may be a sequence; a negative end counts from behind, 0 is the end. */
  static Sequence slice(Values value, int from, int to) {
    Sequence part = new Sequence();
    if (value.open()) {
      part.addSome(Values.open(value.taints()));
    }
    for (Value one : value.options()) {
      if (one instanceof Sequence sequence) {
        int end = to <= 0 ? sequence.head().size() + to : to;
        Sequence some = sequence.slice(from, sequence.isExact() ? end : Integer.MAX_VALUE);
        if (value.options().size() == 1) {
          part.addAll(some);
        } else {
          part.addSome(some.any());
        }
      }
    }
    return part;
  }

  /** Adds all elements of what may be several things to a list. */
  static void extend(Sequence sequence, Values added) {
    if (!added.open() && added.options().size() == 1) {
      Value only = added.options().get(0);
      if (only instanceof Sequence other) {
        sequence.addAll(other);
        return;
      }
    }
    Values any = added.open() ? Values.open(added.taints()) : Values.NOTHING;
    for (Value value : added.options()) {
      any = any.or(value instanceof Sequence other ? other.any() : Values.OPEN);
    }
    sequence.addSome(any.tainted(added.taints()));
  }

  /** Adds all entries of what may be several things to a dict. */
  static void update(Mapping mapping, Values added) {
    if (added.open()) {
      mapping.addSome(Values.open(added.taints()));
    }
    for (Value value : added.options()) {
      if (value instanceof Mapping other) {
        mapping.putAll(other);
        mapping.addSome(Values.NOTHING.tainted(added.taints()));
      } else if (value instanceof External external && external.name().equals("os.environ")) {
        mapping.addSome(Values.open(Taint.ENVIRONMENT));
      } else if (value instanceof Sequence sequence) {
        pairs(mapping, sequence);
      } else {
        mapping.addSome(Values.open(added.taints()));
      }
    }
  }

  private static void pairs(Mapping mapping, Sequence sequence) {
    for (Values element : sequence.head()) {
      for (Value value : element.options()) {
        if (value instanceof Sequence pair) {
          mapping.put(pair.get(0), pair.get(1));
        }
      }
    }
    if (!sequence.tail().isNothing()) {
      mapping.addSome(Values.open(Taints.of(sequence.tail())));
    }
  }

  /** Returns a dict as the pairs it holds. */
  static Sequence items(Mapping mapping) {
    Sequence items = new Sequence();
    for (Map.Entry<String, Values> entry : mapping.entries().entrySet()) {
      items.add(Values.of(new Sequence(List.of(Values.text(entry.getKey()), entry.getValue()))));
    }
    if (!mapping.rest().isNothing()) {
      items.addSome(
          Values.of(new Sequence(List.of(Values.open(mapping.rest().taints()), mapping.rest()))));
    }
    return items;
  }
}
