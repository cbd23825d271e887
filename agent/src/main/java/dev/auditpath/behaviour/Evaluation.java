package dev.auditpath.behaviour;

import com.oracle.graal.python.pegparser.sst.ArgTy;
import com.oracle.graal.python.pegparser.sst.ArgumentsTy;
import com.oracle.graal.python.pegparser.sst.ComprehensionTy;
import com.oracle.graal.python.pegparser.sst.ExprTy;
import com.oracle.graal.python.pegparser.sst.KeywordTy;
import com.oracle.graal.python.pegparser.sst.OperatorTy;
import com.oracle.graal.python.pegparser.sst.SSTNode;
import com.oracle.graal.python.pegparser.sst.StmtTy;
import dev.auditpath.behaviour.Value.Function;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates expressions to what they may stand for. */
final class Evaluation extends TreeVisitor<Values> {
  private final Interpreter interpreter;
  private final Scope scope;
  private final @Nullable FunctionCode code;
  private Values yielded = Values.NOTHING;

  Evaluation(Interpreter interpreter, Scope scope, @Nullable FunctionCode code) {
    this.interpreter = interpreter;
    this.scope = scope;
    this.code = code;
  }

  @Override
  Values nothing() {
    return Values.OPEN;
  }

  Values value(ExprTy expression) {
    interpreter.budget().step();
    return expression.accept(this);
  }

  Values yielded() {
    return yielded;
  }

  Site site(SSTNode node) {
    return new Site(scope.module(), node.getSourceRange().startLine);
  }

  @Override
  public Values visit(ExprTy.Constant node) {
    return Constants.of(node.value);
  }

  @Override
  public Values visit(ExprTy.Name node) {
    Values found = scope.find(node.id);
    if (found != null) {
      return found;
    }
    Values starred = interpreter.externals().starred(scope.module(), node.id, site(node));
    if (!starred.isNothing()) {
      return starred;
    }
    if (node.id.equals("__builtins__")) {
      return Values.external("builtins");
    }
    return Builtins.isName(node.id) ? Values.external("builtins." + node.id) : Values.OPEN;
  }

  @Override
  public Values visit(ExprTy.Attribute node) {
    return interpreter.attributes().get(value(node.value), node.attr, site(node));
  }

  @Override
  public Values visit(ExprTy.Subscript node) {
    Values object = value(node.value);
    if (node.slice instanceof ExprTy.Slice slice) {
      return Subscripts.slice(
          object, optional(slice.lower), optional(slice.upper), optional(slice.step));
    }
    return Subscripts.get(interpreter, object, value(node.slice), site(node));
  }

  private @Nullable Values optional(@Nullable ExprTy expression) {
    return expression == null ? null : value(expression);
  }

  @Override
  public Values visit(ExprTy.Call node) {
    if (node.func instanceof ExprTy.Name name && name.id.equals("super") && code != null) {
      Values parent = superOf(node);
      if (!parent.isNothing()) {
        return parent;
      }
    }
    Values callee = value(node.func);
    Arguments arguments = arguments(node);
    Values result = interpreter.calls().call(callee, arguments, site(node));
    return result.tainted(callee.taints() | Output.change(callee, arguments));
  }

  private Values superOf(ExprTy.Call node) {
    ClassModel owner = code == null ? null : code.owner();
    ArgumentsTy parameters = code == null ? null : code.parameters();
    if (owner == null || parameters == null || node.args.length > 2) {
      return Values.NOTHING;
    }
    ArgTy[] places = parameters.args;
    if (places == null || places.length == 0) {
      return Values.NOTHING;
    }
    Values self = scope.find(places[0].arg);
    Values result = Values.NOTHING;
    for (Value value : self == null ? List.<Value>of() : self.options()) {
      result = result.or(Values.of(new Value.Super(owner, value)));
    }
    return result.isNothing()
        ? Values.of(new Value.Super(owner, new Value.Instance(owner)))
        : result;
  }

  private Arguments arguments(ExprTy.Call node) {
    List<Values> positional = new ArrayList<>();
    Values more = Values.NOTHING;
    for (ExprTy argument : node.args == null ? new ExprTy[0] : node.args) {
      if (argument instanceof ExprTy.Starred starred) {
        Sequence all = Containers.spread(interpreter, value(starred.value), site(argument));
        if (more.isNothing()) {
          positional.addAll(all.head());
        } else {
          more = more.or(all.any());
        }
        more = more.or(all.tail());
      } else if (more.isNothing()) {
        positional.add(value(argument));
      } else {
        more = more.or(value(argument));
      }
    }
    Map<String, Values> named = new LinkedHashMap<>();
    Values others = Values.NOTHING;
    for (KeywordTy keyword : node.keywords == null ? new KeywordTy[0] : node.keywords) {
      Values value = value(keyword.value);
      if (keyword.arg != null) {
        named.put(keyword.arg, value);
      } else {
        others = others.or(spreadNamed(value, named));
      }
    }
    return new Arguments(positional, more, named, others);
  }

  private static Values spreadNamed(Values value, Map<String, Values> named) {
    Values others = value.open() ? Values.open(value.taints()) : Values.NOTHING;
    for (Value one : value.options()) {
      if (one instanceof Mapping mapping) {
        mapping.entries().forEach((name, entry) -> named.merge(name, entry, Values::or));
        others = others.or(mapping.rest());
      } else {
        others = others.or(Values.open(value.taints()));
      }
    }
    return others;
  }

  @Override
  public Values visit(ExprTy.BinOp node) {
    Values left = value(node.left);
    Values right = value(node.right);
    if (node.op == OperatorTy.BitAnd || node.op == OperatorTy.BitOr) {
      ProgramFunctions.joined(interpreter, left, right, site(node));
    }
    return operate(node.op, left, right, site(node));
  }

  Values operate(OperatorTy operator, Values left, Values right, Site site) {
    Values made = OperatorMethods.call(interpreter, operator, left, right, site);
    return made.or(Operations.binary(operator, left, right));
  }

  @Override
  public Values visit(ExprTy.UnaryOp node) {
    return Operations.unary(node.op, value(node.operand));
  }

  @Override
  public Values visit(ExprTy.BoolOp node) {
    Values result = Values.NOTHING;
    for (ExprTy operand : node.values) {
      result = result.or(value(operand));
    }
    return result;
  }

  @Override
  public Values visit(ExprTy.Compare node) {
    Values left = value(node.left);
    int taints = 0;
    for (ExprTy operand : node.comparators) {
      taints |= Output.compared(left, value(operand));
    }
    return Values.open(taints);
  }

  @Override
  public Values visit(ExprTy.IfExp node) {
    value(node.test);
    return value(node.body).or(value(node.orElse));
  }

  @Override
  public Values visit(ExprTy.NamedExpr node) {
    Values value = value(node.value);
    new Binding(interpreter, scope, this).bind(node.target, value);
    return value;
  }

  @Override
  public Values visit(ExprTy.Lambda node) {
    FunctionCode lambda =
        interpreter
            .codes()
            .computeIfAbsent(
                node,
                n ->
                    new FunctionCode(
                        "<lambda>",
                        scope.module(),
                        node.args,
                        List.of(),
                        node.body,
                        code == null ? null : code.owner()));
    return Values.of(new Function(lambda, scope, defaults(node.args)));
  }

  Values function(StmtTy.FunctionDef node) {
    return function(node, node.name, node.args, node.body);
  }

  Values function(StmtTy.AsyncFunctionDef node) {
    return function(node, node.name, node.args, node.body);
  }

  private Values function(SSTNode node, String name, ArgumentsTy parameters, StmtTy[] body) {
    FunctionCode made =
        interpreter
            .codes()
            .computeIfAbsent(
                node,
                n ->
                    new FunctionCode(
                        code == null ? name : code.name() + "." + name,
                        scope.module(),
                        parameters,
                        List.of(body),
                        null,
                        code == null ? null : code.owner()));
    return Values.of(new Function(made, scope, defaults(parameters)));
  }

  /** Returns what a class body is run as: functions in it belong to the class. */
  FunctionCode inClass(String name, ClassModel model) {
    String whole = code == null ? name : code.name() + "." + name;
    return new FunctionCode(whole, scope.module(), null, List.of(), null, model);
  }

  private Value.Defaults defaults(@Nullable ArgumentsTy parameters) {
    List<Values> positional = new ArrayList<>();
    Map<String, Values> named = new LinkedHashMap<>();
    if (parameters != null && parameters.defaults != null) {
      for (ExprTy standard : parameters.defaults) {
        positional.add(standard == null ? Values.OPEN : value(standard));
      }
    }
    if (parameters != null && parameters.kwDefaults != null && parameters.kwOnlyArgs != null) {
      for (int i = 0; i < parameters.kwDefaults.length; i++) {
        ExprTy standard = parameters.kwDefaults[i];
        if (standard != null) {
          named.put(parameters.kwOnlyArgs[i].arg, value(standard));
        }
      }
    }
    return new Value.Defaults(positional, named);
  }

  @Override
  public Values visit(ExprTy.JoinedStr node) {
    Values text = Values.text("");
    for (ExprTy part : node.values) {
      text = Operations.concatenate(text, Texts.asText(value(part)));
    }
    return text;
  }

  @Override
  public Values visit(ExprTy.FormattedValue node) {
    if (node.formatSpec != null) {
      value(node.formatSpec);
    }
    return Texts.asText(value(node.value));
  }

  @Override
  public Values visit(ExprTy.List node) {
    return Values.of(sequence(node.elements));
  }

  @Override
  public Values visit(ExprTy.Tuple node) {
    return Values.of(sequence(node.elements));
  }

  @Override
  public Values visit(ExprTy.Set node) {
    return Values.of(sequence(node.elements));
  }

  private Sequence sequence(ExprTy @Nullable [] elements) {
    Sequence sequence = new Sequence();
    for (ExprTy element : elements == null ? new ExprTy[0] : elements) {
      if (element instanceof ExprTy.Starred starred) {
        sequence.addAll(Containers.spread(interpreter, value(starred.value), site(element)));
      } else {
        sequence.add(value(element));
      }
    }
    return sequence;
  }

  @Override
  public Values visit(ExprTy.Dict node) {
    Mapping mapping = new Mapping();
    for (int i = 0; i < node.values.length; i++) {
      Values value = value(node.values[i]);
      if (node.keys[i] != null) {
        mapping.put(value(node.keys[i]), value);
      } else {
        Containers.update(mapping, value);
      }
    }
    return Values.of(mapping);
  }

  @Override
  public Values visit(ExprTy.Starred node) {
    return value(node.value);
  }

  @Override
  public Values visit(ExprTy.Await node) {
    return value(node.value);
  }

  @Override
  public Values visit(ExprTy.Yield node) {
    Values given = node.value == null ? Values.OPEN : value(node.value);
    yielded = yielded.or(interpreter.shown().kept(given));
    return Values.OPEN;
  }

  @Override
  public Values visit(ExprTy.YieldFrom node) {
    Values inner = value(node.value);
    yielded = yielded.or(Containers.element(interpreter, inner, site(node)));
    return inner;
  }

  @Override
  public Values visit(ExprTy.ListComp node) {
    return comprehension(node.generators, node.element);
  }

  @Override
  public Values visit(ExprTy.SetComp node) {
    return comprehension(node.generators, node.element);
  }

  @Override
  public Values visit(ExprTy.GeneratorExp node) {
    return comprehension(node.generators, node.element);
  }

  private Values comprehension(ComprehensionTy[] generators, ExprTy element) {
    Comprehension comprehension = new Comprehension(interpreter, scope, code);
    return Values.of(comprehension.sequence(generators, element));
  }

  @Override
  public Values visit(ExprTy.DictComp node) {
    Comprehension comprehension = new Comprehension(interpreter, scope, code);
    return Values.of(comprehension.mapping(node.generators, node.key, node.value));
  }
}
