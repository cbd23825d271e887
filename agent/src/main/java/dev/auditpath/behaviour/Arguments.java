package dev.auditpath.behaviour;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a call passes.
 *
 * @param positional those whose place is known
 * @param more what stands behind those, from {@code *args}; nothing when there is none
 * @param named by keyword
 * @param otherNamed what {@code **kwargs} may bring besides; nothing when there is none
 */
record Arguments(
    List<Values> positional, Values more, Map<String, Values> named, Values otherNamed) {

  static final Arguments NONE = new Arguments(List.of(), Values.NOTHING, Map.of(), Values.NOTHING);

  /** Nothing is known of them. */
  static final Arguments ANY = new Arguments(List.of(), Values.OPEN, Map.of(), Values.OPEN);

  static Arguments of(Values... positional) {
    return new Arguments(List.of(positional), Values.NOTHING, Map.of(), Values.NOTHING);
  }

  /** Returns the argument at a place; nothing when it is not passed. */
  Values at(int index) {
    return index < positional.size() ? positional.get(index) : more;
  }

  /** Returns the argument of a place or a name; nothing when it is not passed. */
  Values at(int index, String name) {
    Values value = named.get(name);
    if (value != null) {
      return value;
    }
    Values placed = at(index);
    return placed.isNothing() ? otherNamed : placed;
  }

  /** Returns the argument of a name; nothing when it is not passed. */
  Values named(String name) {
    return named.getOrDefault(name, Values.NOTHING);
  }

  Arguments withFirst(Values first) {
    List<Values> all = new ArrayList<>();
    all.add(first);
    all.addAll(positional);
    return new Arguments(all, more, named, otherNamed);
  }

  Arguments from(int index) {
    return new Arguments(
        positional.subList(Math.min(index, positional.size()), positional.size()),
        more,
        named,
        otherNamed);
  }

  /** Returns these with those of a later call behind them, as {@code functools.partial} does. */
  Arguments and(Arguments later) {
    List<Values> all = new ArrayList<>(positional);
    all.addAll(later.positional);
    Map<String, Values> names = new LinkedHashMap<>(named);
    names.putAll(later.named);
    return new Arguments(all, more.or(later.more), names, otherNamed.or(later.otherNamed));
  }

  List<Values> all() {
    List<Values> all = new ArrayList<>(positional);
    all.addAll(named.values());
    if (!more.isNothing()) {
      all.add(more);
    }
    if (!otherNamed.isNothing()) {
      all.add(otherNamed);
    }
    return all;
  }
}
