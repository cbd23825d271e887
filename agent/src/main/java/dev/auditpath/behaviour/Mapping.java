package dev.auditpath.behaviour;

import java.util.LinkedHashMap;
import java.util.Map;

/** A dict, or a namespace that is used as one. */
final class Mapping implements Container {
  private static final int MOST = 4_096;

  private final Map<String, Values> entries = new LinkedHashMap<>();
  private Values rest = Values.NOTHING;
  private final Held held = new Held();

  @Override
  public Held held() {
    return held;
  }

  Map<String, Values> entries() {
    return entries;
  }

  /** Returns what lies under keys that are not known. */
  Values rest() {
    return rest;
  }

  void put(Values key, Values value) {
    held.note(value);
    for (String text : key.constants()) {
      if (entries.size() < MOST) {
        entries.merge(text, value, Values::or);
      } else {
        rest = rest.or(value);
      }
    }
    for (Value one : key.options()) {
      if (one instanceof Value.Whole whole) {
        entries.merge(String.valueOf(whole.number()), value, Values::or);
      } else if (!(one instanceof Value.Text text && Marks.isExact(text.text()))
          && !(one instanceof Value.Bytes)) {
        rest = rest.or(value);
      }
    }
    if (key.open()) {
      rest = rest.or(value);
    }
  }

  void replace(String key, Values value) {
    held.note(value);
    entries.put(key, value);
  }

  void remove(String key) {
    entries.remove(key);
  }

  void addSome(Values values) {
    held.note(values);
    rest = rest.or(values);
  }

  void putAll(Mapping other) {
    Map.copyOf(other.entries).forEach(this::replace);
    addSome(other.rest);
  }

  Values get(Values key) {
    Values found = Values.NOTHING;
    for (String text : key.constants()) {
      found = found.or(entries.getOrDefault(text, Values.NOTHING));
    }
    boolean known = key.options().size() == key.constants().size() && !key.open();
    for (Value one : key.options()) {
      if (one instanceof Value.Whole whole) {
        found = found.or(entries.getOrDefault(String.valueOf(whole.number()), Values.NOTHING));
      }
    }
    return known && !found.isNothing() ? found : found.or(known ? rest : any());
  }

  Values any() {
    Values any = rest;
    for (Values value : entries.values()) {
      any = any.or(value);
    }
    return any;
  }

  Mapping copy() {
    Mapping copy = new Mapping();
    copy.putAll(this);
    return copy;
  }
}
