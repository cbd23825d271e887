package dev.auditpath.behaviour;

import dev.auditpath.behaviour.Value.Whole;
import java.util.Collections;

/** Methods of lists, tuples and sets. */
final class ListMethods {
  private ListMethods() {}

  static Values call(Sequence sequence, String method, Call call) {
    call.interpreter().changed();
    switch (method) {
      case "append", "add", "put" -> sequence.add(call.interpreter().shown().kept(call.at(0)));
      case "extend", "update", "union", "__iadd__" -> {
        Containers.extend(sequence, call.interpreter().shown().kept(call.at(0)));
        return method.equals("union") ? Values.of(sequence) : Values.of(Value.Constant.NONE);
      }
      case "insert", "appendleft" -> insert(sequence, method, call);
      case "pop", "popleft", "get" -> {
        return sequence.isExact() && sequence.head().isEmpty() ? Values.OPEN : sequence.any();
      }
      case "copy" -> {
        Sequence copy = new Sequence();
        copy.addAll(sequence);
        return Values.of(copy);
      }
      case "reverse" -> {
        if (sequence.isExact()) {
          Collections.reverse(sequence.head());
        }
      }
      case "__getitem__" -> {
        return Subscripts.get(call.interpreter(), Values.of(sequence), call.at(0), call.site());
      }
      case "__iter__", "select" -> {
        return Values.of(sequence);
      }
      case "send", "__next__" -> {
        return sequence.any();
      }
      default -> {
        return Values.OPEN;
      }
    }
    return Values.of(Value.Constant.NONE);
  }

  private static void insert(Sequence sequence, String method, Call call) {
    if (method.equals("appendleft")) {
      sequence.insert(0, call.at(0));
      return;
    }
    for (Value value : call.at(0).options()) {
      if (value instanceof Whole whole && call.at(0).options().size() == 1) {
        sequence.insert((int) Math.max(-1, Math.min(whole.number(), Sequence.MOST)), call.at(1));
        return;
      }
    }
    sequence.addSome(call.at(1));
  }
}
