package dev.auditpath.behaviour;

import com.oracle.graal.python.pegparser.sst.ExprTy;

/** Gives names, attributes and elements their values. */
final class Binding {
  private final Interpreter interpreter;
  private final Scope scope;
  private final Evaluation evaluation;

  Binding(Interpreter interpreter, Scope scope, Evaluation evaluation) {
    this.interpreter = interpreter;
    this.scope = scope;
    this.evaluation = evaluation;
  }

  void bind(ExprTy target, Values value) {
    if (target instanceof ExprTy.Name name) {
      if (scope.bind(name.id, value)) {
        interpreter.changed();
      }
    } else if (target instanceof ExprTy.Attribute attribute) {
      Values object = evaluation.value(attribute.value);
      interpreter.attributes().set(object, attribute.attr, value, evaluation.site(target));
    } else if (target instanceof ExprTy.Subscript subscript) {
      Values object = evaluation.value(subscript.value);
      if (subscript.slice instanceof ExprTy.Slice) {
        spliced(object, value);
        return;
      }
      Values key = evaluation.value(subscript.slice);
      Subscripts.set(interpreter, object, key, value, evaluation.site(target));
    } else if (target instanceof ExprTy.Tuple tuple) {
      unpack(tuple.elements, value, target);
    } else if (target instanceof ExprTy.List list) {
      unpack(list.elements, value, target);
    } else if (target instanceof ExprTy.Starred starred) {
      bind(starred.value, value);
    }
  }

  /** {@code list[a:b] = elements}: they stand somewhere in it. */
  private void spliced(Values object, Values value) {
    interpreter.changed();
    for (Value one : object.options()) {
      if (one instanceof Sequence sequence) {
        Sequence elements = new Sequence();
        Containers.extend(elements, value);
        sequence.addSome(elements.any());
      }
    }
  }

  private void unpack(ExprTy[] targets, Values value, ExprTy at) {
    int star = targets.length;
    for (int i = 0; i < targets.length; i++) {
      if (targets[i] instanceof ExprTy.Starred && star == targets.length) {
        star = i;
      }
    }
    for (int i = 0; i < targets.length; i++) {
      int place = i < star ? i : i - targets.length;
      bind(
          targets[i],
          i == star
              ? Values.of(Containers.slice(value, star, star - targets.length + 1))
              : Containers.at(interpreter, value, place, evaluation.site(at)));
    }
  }
}
