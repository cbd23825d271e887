package dev.auditpath.behaviour;

/**
 * What is known of all that a container ever held. Tables of a thousand constants are handed from
 * function to function, and most questions about them need no look at any.
 */
final class Held {
  private boolean plain = true;
  private int taints;

  void note(Values values) {
    plain = plain && values.isPlain();
    taints |= values.taints();
  }

  /** Returns whether nothing but constants was ever in it. */
  boolean isPlain() {
    return plain;
  }

  /** Returns where its elements come from, and those that were in it before. */
  int taints() {
    return taints;
  }
}
