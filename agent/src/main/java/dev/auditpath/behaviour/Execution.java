package dev.auditpath.behaviour;

import com.oracle.graal.python.pegparser.sst.AliasTy;
import com.oracle.graal.python.pegparser.sst.CmpOpTy;
import com.oracle.graal.python.pegparser.sst.ExceptHandlerTy;
import com.oracle.graal.python.pegparser.sst.ExprTy;
import com.oracle.graal.python.pegparser.sst.MatchCaseTy;
import com.oracle.graal.python.pegparser.sst.StmtTy;
import com.oracle.graal.python.pegparser.sst.WithItemTy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements over values that are not known: each branch is taken, and what any of them leaves
 * behind is kept.
 */
final class Execution extends TreeVisitor<Boolean> {
  /** Loops within loops whose bodies are gone through a second time. */
  private static final int DEEPEST_REPEAT = 2;

  /** The most turns of a loop over known elements that are taken one by one. */
  private static final int MOST_TURNS = 256;

  private final Interpreter interpreter;
  private final Scope scope;
  private final Evaluation evaluation;
  private final Binding binding;
  private Values returned = Values.NOTHING;
  private int loops;
  private @Nullable Selection selection;

  Execution(Interpreter interpreter, Scope scope) {
    this(interpreter, scope, null);
  }

  Execution(Interpreter interpreter, Scope scope, @Nullable FunctionCode code) {
    this.interpreter = interpreter;
    this.scope = scope;
    this.evaluation = new Evaluation(interpreter, scope, code);
    this.binding = new Binding(interpreter, scope, evaluation);
  }

  Evaluation evaluation() {
    return evaluation;
  }

  /** Returns what a call of these statements returns. */
  Values result() {
    Values yielded = evaluation.yielded();
    Values result = returned;
    if (!yielded.isNothing()) {
      result = result.or(Values.of(Sequence.of(yielded)));
    }
    return result.isNothing() ? Values.of(Value.Constant.NONE) : result;
  }

  @Override
  Boolean nothing() {
    return true;
  }

  void run(StmtTy @Nullable [] statements) {
    if (statements == null) {
      return;
    }
    run(Arrays.asList(statements));
  }

  void run(List<StmtTy> statements) {
    List<Selection> selections = new ArrayList<>();
    int choices = 0;
    for (StmtTy statement : statements) {
      interpreter.budget().step();
      selection = null;
      statement.accept(this);
      if (selection != null) {
        selections.add(selection);
        choices += selection.passesOver() ? 1 : 0;
        selection = null;
      }
    }
    interpreter.shown().chosen(choices);
    for (Selection one : selections) {
      if (one.leavesOut(interpreter.shown().times())) {
        String detail = "leaves out lines of what the program prints";
        interpreter.findings().effect(Effect.PROCESS, one.site(), detail);
      }
    }
  }

  private Values value(@Nullable ExprTy expression) {
    return expression == null ? Values.NOTHING : evaluation.value(expression);
  }

  @Override
  public Boolean visit(StmtTy.Expr node) {
    value(node.value);
    return true;
  }

  @Override
  public Boolean visit(StmtTy.Return node) {
    returned = returned.or(node.value == null ? Values.of(Value.Constant.NONE) : value(node.value));
    return true;
  }

  @Override
  public Boolean visit(StmtTy.Assign node) {
    Values value = value(node.value);
    for (ExprTy target : node.targets) {
      binding.bind(target, value);
    }
    return true;
  }

  @Override
  public Boolean visit(StmtTy.AnnAssign node) {
    if (node.value != null) {
      binding.bind(node.target, value(node.value));
    }
    return true;
  }

  @Override
  public Boolean visit(StmtTy.AugAssign node) {
    Values before = value(node.target);
    Values added = value(node.value);
    for (Value value : before.options()) {
      if (value instanceof Sequence sequence && !added.options().isEmpty()) {
        // A list stays the same list.
        Containers.extend(sequence, interpreter.shown().kept(added));
        return true;
      }
    }
    Values kept = interpreter.shown().kept(added);
    binding.bind(node.target, evaluation.operate(node.op, before, kept, evaluation.site(node)));
    return true;
  }

  @Override
  public Boolean visit(StmtTy.Delete node) {
    for (ExprTy target : node.targets) {
      if (target instanceof ExprTy.Subscript || target instanceof ExprTy.Attribute) {
        value(target);
      }
    }
    return true;
  }

  @Override
  public Boolean visit(StmtTy.Raise node) {
    interpreter.exceptions().raise(value(node.exc));
    value(node.cause);
    return true;
  }

  @Override
  public Boolean visit(StmtTy.Assert node) {
    value(node.test);
    value(node.msg);
    return true;
  }

  @Override
  public Boolean visit(StmtTy.Global node) {
    for (String name : node.names) {
      scope.declareGlobal(name);
    }
    return true;
  }

  @Override
  public Boolean visit(StmtTy.Nonlocal node) {
    for (String name : node.names) {
      scope.declareNonlocal(name);
    }
    return true;
  }

  @Override
  public Boolean visit(StmtTy.If node) {
    Values test = value(node.test);
    if (isForTypesOnly(node.test) || isForMainOnly(node.test)) {
      run(node.orElse);
      return true;
    }
    boolean selects = interpreter.shown().isInTurns() && Taint.SELECTED.in(Taints.of(test));
    boolean oneSided = selects && (node.orElse == null || node.orElse.length == 0);
    Shown shown = interpreter.shown();
    int atFirst = shown.times();
    Map<String, Values> before = scope.snapshot();
    if (oneSided) {
      shown.choose();
    }
    run(node.body);
    shown.chosen(oneSided ? 1 : 0);
    int inBody = shown.times();
    Map<String, Values> then = scope.snapshot();
    scope.restore(before);
    run(node.orElse);
    scope.join(then);
    if (selects) {
      select(node, inBody > atFirst, shown.times() > inBody);
    }
    return true;
  }

  private void select(StmtTy.If node, boolean then, boolean otherwise) {
    Site site = evaluation.site(node);
    int times = interpreter.shown().times();
    StmtTy last = node.body[node.body.length - 1];
    // A function that is called for each line goes on to the next one by returning.
    boolean goesOn =
        last instanceof StmtTy.Continue || (last instanceof StmtTy.Return && loops == 0);
    if (goesOn && !then) {
      interpreter.shown().choose();
      selection = new Selection(site, true, times);
    } else if (!goesOn && then != otherwise) {
      selection = new Selection(site, false, times);
    }
  }

  /** {@code if __name__ == "__main__"} in a module that is imported. */
  private boolean isForMainOnly(ExprTy test) {
    return test instanceof ExprTy.Compare compare
        && compare.left instanceof ExprTy.Name name
        && name.id.equals("__name__")
        && compare.ops.length == 1
        && compare.ops[0] == CmpOpTy.Eq
        && value(compare.comparators[0]).equals(Values.text("__main__"))
        && !interpreter.imports().isMain(scope.module().name());
  }

  private static boolean isForTypesOnly(ExprTy test) {
    if (test instanceof ExprTy.Name name) {
      return name.id.equals("TYPE_CHECKING");
    }
    return test instanceof ExprTy.Attribute attribute && attribute.attr.equals("TYPE_CHECKING");
  }

  @Override
  public Boolean visit(StmtTy.While node) {
    value(node.test);
    repeat(() -> run(node.body));
    value(node.test);
    run(node.orElse);
    return true;
  }

  @Override
  public Boolean visit(StmtTy.For node) {
    loop(node.target, value(node.iter), node.body);
    run(node.orElse);
    return true;
  }

  @Override
  public Boolean visit(StmtTy.AsyncFor node) {
    loop(node.target, value(node.iter), node.body);
    run(node.orElse);
    return true;
  }

  private void loop(ExprTy target, Values iterable, StmtTy[] body) {
    List<Values> turns = Containers.turns(iterable);
    if (turns != null
        && turns.size() <= MOST_TURNS
        && interpreter.budget().takeTurns(turns.size())) {
      Map<String, Values> before = scope.snapshot();
      for (Values turn : turns) {
        binding.bind(target, turn);
        run(body);
      }
      if (turns.isEmpty()) {
        // What has elements at another time than this analysis knows of.
        binding.bind(target, Values.OPEN);
        run(body);
        scope.join(before);
      }
      return;
    }
    Values element = Containers.element(interpreter, iterable, evaluation.site(target));
    repeat(
        () -> {
          binding.bind(target, element);
          run(body);
        });
  }

  /** Any number of turns: none, one, and one after another. */
  private void repeat(Runnable turn) {
    Map<String, Values> before = scope.snapshot();
    loops++;
    interpreter.shown().enterTurns();
    turn.run();
    scope.join(before);
    if (loops <= DEEPEST_REPEAT && !scope.names().equals(before)) {
      Map<String, Values> once = scope.snapshot();
      turn.run();
      scope.join(once);
    }
    interpreter.shown().leaveTurns();
    loops--;
  }

  @Override
  public Boolean visit(StmtTy.Try node) {
    attempt(node.body, node.handlers, node.orElse, node.finalBody);
    return true;
  }

  @Override
  public Boolean visit(StmtTy.TryStar node) {
    attempt(node.body, node.handlers, node.orElse, node.finalBody);
    return true;
  }

  private void attempt(
      StmtTy[] body,
      ExceptHandlerTy @Nullable [] handlers,
      StmtTy @Nullable [] orElse,
      StmtTy @Nullable [] last) {
    Map<String, Values> before = scope.snapshot();
    boolean guards = handlers != null && handlers.length > 0;
    if (guards) {
      interpreter.imports().guard(true);
    }
    run(body);
    if (guards) {
      interpreter.imports().guard(false);
    }
    run(orElse);
    if (handlers != null) {
      Map<String, Values> done = scope.snapshot();
      for (ExceptHandlerTy handler : handlers) {
        Map<String, Values> others = scope.snapshot();
        scope.restore(done);
        scope.join(before);
        handler.accept(this);
        scope.join(others);
      }
    }
    run(last);
  }

  @Override
  public Boolean visit(ExceptHandlerTy.ExceptHandler node) {
    Values types = value(node.type);
    if (node.name != null) {
      scope.bind(node.name, interpreter.exceptions().caught(types));
    }
    run(node.body);
    return true;
  }

  @Override
  public Boolean visit(StmtTy.With node) {
    enter(node.items, node.body);
    return true;
  }

  @Override
  public Boolean visit(StmtTy.AsyncWith node) {
    enter(node.items, node.body);
    return true;
  }

  private void enter(WithItemTy[] items, StmtTy[] body) {
    for (WithItemTy item : items) {
      Values manager = value(item.contextExpr);
      Values entered = entered(manager, evaluation.site(item.contextExpr));
      if (item.optionalVars != null) {
        binding.bind(item.optionalVars, entered);
      }
    }
    run(body);
  }

  private Values entered(Values manager, Site site) {
    Values result = new Values(List.of(), manager.taints(), manager.open());
    for (Value value : manager.options()) {
      if (value instanceof Value.Instance instance) {
        Values method = instance.type().find("__enter__").or(instance.type().find("__aenter__"));
        for (Value function : method.options()) {
          Values self = Values.of(new Value.Bound(instance, function));
          result = result.or(interpreter.calls().call(self, Arguments.NONE, site));
        }
        result = method.isNothing() ? result.or(Values.of(value)) : result;
      } else if (value instanceof Sequence sequence) {
        // A function that yields once, made a context manager by a decorator.
        result = result.or(sequence.any());
      } else {
        result = result.or(Values.of(value));
      }
    }
    return result;
  }

  @Override
  public Boolean visit(StmtTy.Match node) {
    Values subject = value(node.subject);
    Map<String, Values> before = scope.snapshot();
    for (MatchCaseTy one : node.cases) {
      Map<String, Values> others = scope.snapshot();
      scope.restore(before);
      one.pattern.accept(new Patterns(evaluation, scope, subject));
      value(one.guard);
      run(one.body);
      scope.join(others);
    }
    return true;
  }

  @Override
  public Boolean visit(StmtTy.FunctionDef node) {
    define(node.name, evaluation.function(node), node.decoratorList);
    return true;
  }

  @Override
  public Boolean visit(StmtTy.AsyncFunctionDef node) {
    define(node.name, evaluation.function(node), node.decoratorList);
    return true;
  }

  @Override
  public Boolean visit(StmtTy.ClassDef node) {
    define(
        node.name, new ClassMaking(interpreter, scope, evaluation).make(node), node.decoratorList);
    return true;
  }

  private void define(String name, Values made, ExprTy @Nullable [] decorators) {
    Values value = made;
    ExprTy[] applied = decorators == null ? new ExprTy[0] : decorators;
    for (int i = applied.length - 1; i >= 0; i--) {
      Values decorator = value(applied[i]);
      Site site = evaluation.site(applied[i]);
      value = Decorators.apply(interpreter, decorator, value, site);
    }
    scope.bind(name, value);
  }

  @Override
  public Boolean visit(StmtTy.Import node) {
    Site site = evaluation.site(node);
    for (AliasTy alias : node.names) {
      Value module = interpreter.imports().load(alias.name, site);
      if (alias.asName != null) {
        scope.bind(alias.asName, Values.of(module));
      } else {
        String top = Imports.top(alias.name);
        scope.bind(top, Values.of(interpreter.imports().load(top, site)));
      }
    }
    return true;
  }

  @Override
  public Boolean visit(StmtTy.ImportFrom node) {
    String name = Names.absolute(scope.module(), node.level, node.module);
    Site site = evaluation.site(node);
    Value module = interpreter.imports().load(name, site);
    for (AliasTy alias : node.names) {
      if (alias.name.equals("*")) {
        star(module);
      } else {
        String as = alias.asName == null ? alias.name : alias.asName;
        scope.bind(as, part(module, name, alias.name, site));
      }
    }
    return true;
  }

  private Values part(Value module, String moduleName, String name, Site site) {
    if (module instanceof Module followed && followed.scope().names().containsKey(name)) {
      return interpreter.attributes().get(module, name, site);
    }
    Value part = interpreter.imports().submodule(moduleName, name, site);
    return part != null ? Values.of(part) : interpreter.attributes().get(module, name, site);
  }

  private void star(Value module) {
    if (module instanceof Module followed) {
      for (Map.Entry<String, Values> entry : followed.scope().snapshot().entrySet()) {
        if (!entry.getKey().startsWith("__")) {
          scope.bind(entry.getKey(), entry.getValue());
        }
      }
      scope.module().stars().addAll(followed.stars());
    } else if (module instanceof Value.External external) {
      scope.module().stars().add(external.name());
    }
  }
}
