package dev.auditpath.behaviour;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of a module, a class body, a running function or a comprehension. */
final class Scope {
  private final Map<String, Values> names = new HashMap<>();
  private final @Nullable Scope outer;
  private final Module module;
  private final boolean isClass;
  private final Set<String> globals = new HashSet<>(0);
  private final Set<String> nonlocals = new HashSet<>(0);

  /** A module's own. */
  Scope(Module module) {
    this.module = module;
    this.outer = null;
    this.isClass = false;
  }

  Scope(Scope outer, boolean isClass) {
    this.module = outer.module;
    this.outer = outer;
    this.isClass = isClass;
  }

  Module module() {
    return module;
  }

  Map<String, Values> names() {
    return names;
  }

  boolean isClass() {
    return isClass;
  }

  void declareGlobal(String name) {
    globals.add(name);
  }

  void declareNonlocal(String name) {
    nonlocals.add(name);
  }

  /** Returns what a name stands for; null when no scope has it. Class bodies hide from within. */
  @Nullable Values find(String name) {
    if (globals.contains(name)) {
      return module.scope().names.get(name);
    }
    Values own = names.get(name);
    for (Scope scope = outer; own == null && scope != null; scope = scope.outer) {
      own = scope.isClass ? null : scope.names.get(name);
    }
    return own;
  }

  /** Binds a name; what was bound before is gone, but for names of other scopes. */
  boolean bind(String name, Values value) {
    if (globals.contains(name)) {
      return module.scope().add(name, value);
    }
    if (nonlocals.contains(name)) {
      for (Scope scope = outer; scope != null; scope = scope.outer) {
        if (!scope.isClass && scope.names.containsKey(name)) {
          return scope.add(name, value);
        }
      }
    }
    names.put(name, value);
    return false;
  }

  /** Adds what a name may stand for; returns whether that is more than before. */
  boolean add(String name, Values value) {
    Values before = names.getOrDefault(name, Values.NOTHING);
    Values after = before.or(value);
    names.put(name, after);
    return !after.equals(before);
  }

  /** Returns the names as they are, to come back to. */
  Map<String, Values> snapshot() {
    return new HashMap<>(names);
  }

  void restore(Map<String, Values> snapshot) {
    names.clear();
    names.putAll(snapshot);
  }

  /** Adds what another way through the code leaves behind: for most names the very same. */
  @SuppressWarnings("ReferenceEquality")
  void join(Map<String, Values> other) {
    for (Map.Entry<String, Values> entry : other.entrySet()) {
      Values here = names.get(entry.getKey());
      if (here != entry.getValue()) {
        names.put(entry.getKey(), here == null ? entry.getValue() : here.or(entry.getValue()));
      }
    }
  }
}
