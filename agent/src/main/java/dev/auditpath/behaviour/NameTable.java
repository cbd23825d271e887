package dev.auditpath.behaviour;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names of functions, with what is known of each; a name that ends in {@code .*} is all below. */
final class NameTable<T> {
  private final Map<String, T> exact = new HashMap<>();
  private final Map<String, T> below = new HashMap<>();

  void put(String names, T known) {
    for (String name : names.strip().split("\\|", -1)) {
      if (name.endsWith(".*")) {
        below.put(name.substring(0, name.length() - 2), known);
      } else {
        exact.put(name, known);
      }
    }
  }

  @Nullable T find(String name) {
    T known = exact.get(name);
    if (known != null) {
      return known;
    }
    int last = name.lastIndexOf('.');
    for (int dot = last; dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
      // Of an object its own methods, and not those of what it holds.
      boolean object = name.charAt(dot - 1) == ')';
      T found = object && dot != last ? null : below.get(name.substring(0, dot));
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
