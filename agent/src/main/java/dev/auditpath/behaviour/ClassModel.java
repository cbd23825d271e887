package dev.auditpath.behaviour;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A class of a source; what its objects hold is kept here, for all of them together. */
final class ClassModel implements Value {
  private static final int DEEPEST = 32;

  private final String name;
  private final Module module;
  private final Map<String, Values> attributes = new LinkedHashMap<>();
  private final Map<String, Values> fields = new HashMap<>();
  private final List<String> declared = new ArrayList<>();
  private Values bases = Values.NOTHING;
  private Values metaclass = Values.NOTHING;
  private boolean instantiated;

  ClassModel(String name, Module module) {
    this.name = name;
    this.module = module;
  }

  String name() {
    return name;
  }

  Module module() {
    return module;
  }

  Map<String, Values> attributes() {
    return attributes;
  }

  Map<String, Values> fields() {
    return fields;
  }

  /** Returns the names that its body annotates, in order: the fields of a dataclass or a tuple. */
  List<String> declared() {
    return declared;
  }

  Values bases() {
    return bases;
  }

  /** Returns what its own {@code metaclass=} names. */
  Values metaclass() {
    return metaclass;
  }

  void addMetaclass(Values more) {
    metaclass = metaclass.or(more);
  }

  void addBases(Values more) {
    bases = bases.or(more);
  }

  /** Marks it as having objects; returns whether it had none before. */
  boolean instantiate() {
    boolean first = !instantiated;
    instantiated = true;
    return first;
  }

  /** Returns it and the classes of sources behind it, nearest first. */
  List<ClassModel> lineage() {
    List<ClassModel> lineage = new ArrayList<>();
    collect(lineage, 0);
    return lineage;
  }

  private void collect(List<ClassModel> into, int depth) {
    if (depth > DEEPEST || into.contains(this)) {
      return;
    }
    into.add(this);
    for (Value base : bases.options()) {
      if (base instanceof ClassModel model) {
        model.collect(into, depth + 1);
      }
    }
  }

  /** Returns the names of what it descends from that is no class of a source. */
  List<String> foreignBases() {
    List<String> names = new ArrayList<>();
    for (ClassModel model : lineage()) {
      for (Value base : model.bases.options()) {
        if (base instanceof External external && !external.name().equals("builtins.object")) {
          names.add(external.name());
        }
      }
      if (model.bases.open()) {
        names.add("?");
      }
    }
    return names;
  }

  /** Returns a class attribute, from the nearest class that has it; nothing when none has. */
  Values find(String attribute) {
    for (ClassModel model : lineage()) {
      Values found = model.attributes.get(attribute);
      if (found != null) {
        return found;
      }
    }
    return Values.NOTHING;
  }

  /** Returns what objects hold under a name; nothing when that is nothing. */
  Values field(String name) {
    Values found = Values.NOTHING;
    for (ClassModel model : lineage()) {
      found = found.or(model.fields.getOrDefault(name, Values.NOTHING));
    }
    return found;
  }
}
