package dev.auditpath.behaviour;

import com.oracle.graal.python.pegparser.sst.ExprTy;
import com.oracle.graal.python.pegparser.sst.KeywordTy;
import com.oracle.graal.python.pegparser.sst.StmtTy;
import dev.auditpath.behaviour.Value.Bound;

/** Makes classes, and calls what the language calls then. */
final class ClassMaking {
  private final Interpreter interpreter;
  private final Scope scope;
  private final Evaluation evaluation;

  ClassMaking(Interpreter interpreter, Scope scope, Evaluation evaluation) {
    this.interpreter = interpreter;
    this.scope = scope;
    this.evaluation = evaluation;
  }

  Values make(StmtTy.ClassDef node) {
    ClassModel model =
        interpreter.classes().computeIfAbsent(node, n -> new ClassModel(node.name, scope.module()));
    for (ExprTy base : node.bases == null ? new ExprTy[0] : node.bases) {
      Values value = evaluation.value(base);
      // A generic base is its class: Base[T].
      model.addBases(value);
    }
    Scope body = new Scope(scope, true);
    body.names().put("__qualname__", Values.text(node.name));
    Execution execution = new Execution(interpreter, body, evaluation.inClass(node.name, model));
    execution.run(node.body);
    body.names().forEach((name, value) -> model.attributes().merge(name, value, Values::or));
    announce(model, node);
    return Values.of(model);
  }

  private void announce(ClassModel model, StmtTy.ClassDef node) {
    Site site = evaluation.site(node);
    for (KeywordTy keyword : node.keywords == null ? new KeywordTy[0] : node.keywords) {
      Values value = evaluation.value(keyword.value);
      if ("metaclass".equals(keyword.arg)) {
        metaclass(value, model, site);
      }
    }
    for (ClassModel base : model.lineage()) {
      Values hook = base == model ? Values.NOTHING : base.attributes().get("__init_subclass__");
      if (hook != null) {
        callEach(hook, model, site);
      }
    }
    for (Values attribute : java.util.List.copyOf(model.attributes().values())) {
      for (Value value : attribute.options()) {
        if (value instanceof Value.Instance instance) {
          callEach(instance.type().find("__set_name__"), instance, site);
        }
      }
    }
  }

  private void metaclass(Values metaclass, ClassModel model, Site site) {
    for (Value value : metaclass.options()) {
      if (value instanceof ClassModel meta) {
        for (String name : new String[] {"__prepare__", "__new__", "__init__", "__call__"}) {
          callEach(meta.find(name), model, site);
        }
      } else if (value instanceof Value.Function) {
        interpreter.calls().call(Values.of(value), Arguments.ANY, site);
      }
    }
  }

  private void callEach(Values functions, Value self, Site site) {
    for (Value value : functions.options()) {
      Value function = value instanceof Value.Wrapped wrapped ? wrapped.function() : value;
      interpreter.calls().call(Values.of(new Bound(self, function)), Arguments.ANY, site);
    }
  }
}
