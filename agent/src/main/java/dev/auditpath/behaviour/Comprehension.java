package dev.auditpath.behaviour;

import com.oracle.graal.python.pegparser.sst.ComprehensionTy;
import com.oracle.graal.python.pegparser.sst.ExprTy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Comprehensions; where what they go over is known, element by element and in order. */
final class Comprehension {
  private final Interpreter interpreter;
  private final Evaluation outer;
  private final Evaluation evaluation;
  private final Binding binding;
  private boolean exact = true;
  private int taints;

  Comprehension(Interpreter interpreter, Scope scope, @Nullable FunctionCode code) {
    this.interpreter = interpreter;
    this.outer = new Evaluation(interpreter, scope, code);
    Scope own = new Scope(scope, false);
    if (scope.isClass()) {
      // Hidden from within by the language, but for what is gone over; that is not told apart here.
      own.names().putAll(scope.names());
    }
    this.evaluation = new Evaluation(interpreter, own, code);
    this.binding = new Binding(interpreter, own, evaluation);
  }

  Sequence sequence(ComprehensionTy[] generators, ExprTy element) {
    List<Values> elements = new ArrayList<>();
    turn(generators, 0, () -> elements.add(evaluation.value(element).tainted(taints)));
    if (exact) {
      return new Sequence(elements);
    }
    Values any = Values.NOTHING;
    for (Values one : elements) {
      any = any.or(one);
    }
    return Sequence.of(any.isNothing() ? Values.OPEN : any);
  }

  Mapping mapping(ComprehensionTy[] generators, ExprTy key, ExprTy value) {
    Mapping mapping = new Mapping();
    turn(
        generators,
        0,
        () -> mapping.put(evaluation.value(key), evaluation.value(value).tainted(taints)));
    return mapping;
  }

  private void turn(ComprehensionTy[] generators, int depth, Runnable innermost) {
    if (depth == generators.length) {
      innermost.run();
      return;
    }
    ComprehensionTy generator = generators[depth];
    Values iterable = (depth == 0 ? outer : evaluation).value(generator.iter);
    boolean filters = generator.ifs != null && generator.ifs.length > 0;
    exact &= !filters;
    List<Values> turns = Containers.turns(iterable);
    boolean oneByOne =
        turns != null
            && turns.size() <= Sequence.MOST
            && interpreter.budget().takeTurns(turns.size());
    if (!oneByOne || turns == null) {
      exact = false;
      turns = List.of(Containers.element(interpreter, iterable, evaluation.site(generator.iter)));
    }
    for (Values one : turns) {
      binding.bind(generator.target, one);
      if (filters) {
        for (ExprTy condition : generator.ifs) {
          // Blank lines may go; a line that is told by what it says was left out.
          boolean told = Taint.SELECTED.in(Taints.of(evaluation.value(condition)));
          taints |= told ? Taint.CHANGED_OUTPUT.bit() : 0;
        }
      }
      turn(generators, depth + 1, innermost);
    }
  }
}
