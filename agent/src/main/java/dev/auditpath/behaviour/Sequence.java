package dev.auditpath.behaviour;

import java.util.ArrayList;
import java.util.List;

/** A list, tuple, set or iterator; a list that grows is the same one. */
final class Sequence implements Container {
  static final int MOST = 4_096;

  private final List<Values> head = new ArrayList<>();
  private Values tail = Values.NOTHING;
  private final Held held = new Held();

  Sequence() {}

  Sequence(List<Values> elements) {
    for (Values element : elements) {
      add(element);
    }
  }

  /** Some elements of which nothing else is known. */
  static Sequence of(Values any) {
    Sequence sequence = new Sequence();
    sequence.addSome(any);
    return sequence;
  }

  /** Returns the elements whose place is known. */
  List<Values> head() {
    return head;
  }

  /** Returns what the elements behind those may be; nothing when there are none. */
  Values tail() {
    return tail;
  }

  boolean isExact() {
    return tail.isNothing();
  }

  @Override
  public Held held() {
    return held;
  }

  void add(Values element) {
    held.note(element);
    if (isExact() && head.size() < MOST) {
      head.add(element);
    } else {
      tail = tail.or(element);
    }
  }

  /** Any number of these, at the end. */
  void addSome(Values elements) {
    held.note(elements);
    tail = tail.or(elements);
  }

  void insert(int at, Values element) {
    held.note(element);
    if (at >= 0 && at <= head.size() && head.size() < MOST) {
      head.add(at, element);
    } else {
      tail = tail.or(element);
    }
  }

  void addAll(Sequence other) {
    List<Values> elements = List.copyOf(other.head);
    elements.forEach(this::add);
    addSome(other.tail);
  }

  void set(int at, Values element) {
    held.note(element);
    int place = at < 0 && isExact() ? head.size() + at : at;
    if (place >= 0 && place < head.size()) {
      head.set(place, element);
    } else {
      tail = tail.or(element);
    }
  }

  Values get(long at) {
    long place = at < 0 && isExact() ? head.size() + at : at;
    if (place >= 0 && place < head.size()) {
      return head.get((int) place);
    }
    return at < 0 ? any() : tail;
  }

  /** Returns what any of the elements may be. */
  Values any() {
    Values any = tail;
    for (Values element : head) {
      any = any.or(element);
    }
    return any;
  }

  Sequence slice(int from, int to) {
    Sequence part = new Sequence();
    int end = Math.min(to, head.size());
    for (int i = from; i < end; i++) {
      part.add(head.get(i));
    }
    if (to > head.size()) {
      part.addSome(tail);
    }
    return part;
  }
}
