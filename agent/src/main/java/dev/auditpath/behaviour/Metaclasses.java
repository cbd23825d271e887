package dev.auditpath.behaviour;

import com.oracle.graal.python.pegparser.sst.ExprTy;
import com.oracle.graal.python.pegparser.sst.StmtTy;
import dev.auditpath.behaviour.Value.Bound;
import dev.auditpath.behaviour.Value.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What metaclasses of a source do where a class is made (Data model, "Metaclasses"). */
final class Metaclasses {
  private static final List<String> MAKERS = List.of("__new__", "__init__", "__call__");

  private final Interpreter interpreter;
  private final Site site;

  Metaclasses(Interpreter interpreter, Site site) {
    this.interpreter = interpreter;
    this.site = site;
  }

  /** Returns the namespaces that the body of a class may run in, of those that are not dicts. */
  List<Instance> prepare(ClassModel model, Map<String, Values> keywords) {
    List<Instance> prepared = new ArrayList<>();
    Arguments arguments =
        new Arguments(
            List.of(Values.text(model.name()), Values.OPEN),
            Values.NOTHING,
            keywords,
            Values.NOTHING);
    for (ClassModel meta : of(model)) {
      for (Value value : call(meta.find("__prepare__"), meta, arguments).options()) {
        if (value instanceof Instance instance) {
          prepared.add(instance);
        }
      }
    }
    return prepared;
  }

  /** Names of a body that nobody bound are asked of the namespace; what it gives may be called. */
  void ask(List<Instance> namespaces, StmtTy[] body, Scope scope) {
    for (Instance namespace : namespaces) {
      Values missing = namespace.type().find("__missing__");
      for (ExprTy.Name name : missing.isNothing() ? List.<ExprTy.Name>of() : named(body)) {
        if (scope.find(name.id) == null) {
          Arguments arguments = Arguments.of(Values.text(name.id));
          interpreter.reached().escape(call(missing, namespace, arguments), site);
        }
      }
    }
  }

  private static List<ExprTy.Name> named(StmtTy[] body) {
    List<ExprTy.Name> names = new ArrayList<>();
    for (StmtTy statement : body) {
      ExprTy expression =
          statement instanceof StmtTy.AnnAssign annotated
              ? annotated.annotation
              : statement instanceof StmtTy.Expr alone ? alone.value : null;
      ExprTy[] parts =
          expression instanceof ExprTy.Tuple tuple ? tuple.elements : new ExprTy[] {expression};
      for (ExprTy part : parts == null ? new ExprTy[0] : parts) {
        if (part instanceof ExprTy.Name name) {
          names.add(name);
        }
      }
    }
    return names;
  }

  /** Calls what makes the class. */
  void make(ClassModel model) {
    for (ClassModel meta : of(model)) {
      for (String name : MAKERS) {
        call(meta.find(name), model, Arguments.ANY);
      }
    }
    for (Value value : model.metaclass().options()) {
      if (value instanceof Value.Function) {
        interpreter.calls().call(Values.of(value), Arguments.ANY, site);
      }
    }
  }

  private static List<ClassModel> of(ClassModel model) {
    List<ClassModel> metas = new ArrayList<>();
    for (ClassModel one : model.lineage()) {
      for (Value value : one.metaclass().options()) {
        if (value instanceof ClassModel meta && !metas.contains(meta)) {
          metas.add(meta);
        }
      }
    }
    return metas;
  }

  private Values call(Values functions, Value self, Arguments arguments) {
    Values result = Values.NOTHING;
    for (Value value : functions.options()) {
      Value function = value instanceof Value.Wrapped wrapped ? wrapped.function() : value;
      Values callee = Values.of(new Bound(self, function));
      result = result.or(interpreter.calls().call(callee, arguments, site));
    }
    return result;
  }
}
