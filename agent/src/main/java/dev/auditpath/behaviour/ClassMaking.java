package dev.auditpath.behaviour;

import com.oracle.graal.python.pegparser.sst.ExprTy;
import com.oracle.graal.python.pegparser.sst.KeywordTy;
import com.oracle.graal.python.pegparser.sst.StmtTy;
import dev.auditpath.behaviour.Value.Bound;
import dev.auditpath.behaviour.Value.Instance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    Map<String, Values> keywords = new LinkedHashMap<>();
    for (KeywordTy keyword : node.keywords == null ? new KeywordTy[0] : node.keywords) {
      Values value = evaluation.value(keyword.value);
      if ("metaclass".equals(keyword.arg)) {
        model.addMetaclass(value);
      } else if (keyword.arg != null) {
        keywords.put(keyword.arg, value);
      }
    }
    Metaclasses metaclasses = new Metaclasses(interpreter, evaluation.site(node));
    List<Instance> namespaces = metaclasses.prepare(model, keywords);
    Scope body = new Scope(scope, true);
    body.names().put("__qualname__", Values.text(node.name));
    Execution execution = new Execution(interpreter, body, evaluation.inClass(node.name, model));
    execution.run(node.body);
    metaclasses.ask(namespaces, node.body, body);
    declare(model, node);
    body.names().forEach((name, value) -> model.attributes().merge(name, value, Values::or));
    metaclasses.make(model);
    announce(model, node);
    return Values.of(model);
  }

  private static void declare(ClassModel model, StmtTy.ClassDef node) {
    for (StmtTy statement : node.body) {
      if (statement instanceof StmtTy.AnnAssign annotated
          && annotated.target instanceof ExprTy.Name name
          && !model.declared().contains(name.id)) {
        model.declared().add(name.id);
      }
    }
  }

  private void announce(ClassModel model, StmtTy.ClassDef node) {
    Site site = evaluation.site(node);
    for (ClassModel base : model.lineage()) {
      Values hook = base == model ? Values.NOTHING : base.attributes().get("__init_subclass__");
      if (hook != null) {
        callEach(hook, model, site);
      }
    }
    for (Values attribute : List.copyOf(model.attributes().values())) {
      for (Value value : attribute.options()) {
        if (value instanceof Instance instance) {
          callEach(instance.type().find("__set_name__"), instance, site);
        }
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
