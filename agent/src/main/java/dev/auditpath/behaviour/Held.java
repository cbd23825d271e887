package dev.auditpath.behaviour;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What is known of all that a container ever held, and what those containers hold. Tables are
 * handed from function to function, and questions about them need no look at their elements: a
 * container tells those that it stands in when it comes to hold something new.
 */
final class Held {
  private final List<Held> around = new ArrayList<>(0);
  private int taints;
  private boolean plain = true;
  private boolean gone = true;

  /** Takes note of an element that is added. */
  void note(Values values) {
    int more = values.taints();
    boolean constants = true;
    for (Value value : values.options()) {
      if (value instanceof Container container) {
        Held inner = container.held();
        inner.standsIn(this);
        more |= inner.taints;
        constants &= inner.plain;
      } else if (!isConstant(value)) {
        constants = false;
        more |= Externals.isEnvironment(value) ? Taint.ENVIRONMENT.bit() : 0;
      }
    }
    grow(more, constants);
  }

  private static boolean isConstant(Value value) {
    return value instanceof Value.Text
        || value instanceof Value.Bytes
        || value instanceof Value.Whole
        || value instanceof Value.Constant;
  }

  private void standsIn(Held outer) {
    if (around.isEmpty() || around.get(around.size() - 1) != outer) {
      around.add(outer);
    }
  }

  private void grow(int more, boolean constants) {
    if (!learn(more, constants) || around.isEmpty()) {
      return;
    }
    Deque<Held> told = new ArrayDeque<>(around);
    while (!told.isEmpty()) {
      Held outer = told.removeLast();
      if (outer.learn(more, constants)) {
        told.addAll(outer.around);
      }
    }
  }

  /** Returns whether that is more than was known. */
  private boolean learn(int more, boolean constants) {
    boolean news = (taints | more) != taints || (!constants && (plain || gone));
    taints |= more;
    plain &= constants;
    gone &= constants;
    return news;
  }

  /** Returns whether nothing but constants was ever in it. */
  boolean isPlain() {
    return plain;
  }

  /** Returns where its elements come from, and those that were in it before; bits of taints. */
  int taints() {
    return taints;
  }

  /**
   * Marks it as gone through; returns whether nothing but constants has come into it or any that it
   * holds since that was done before.
   */
  boolean isGoneThrough() {
    boolean before = gone;
    gone = true;
    return before;
  }
}
