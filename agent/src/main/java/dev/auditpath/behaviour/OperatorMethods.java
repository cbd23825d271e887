package dev.auditpath.behaviour;

import com.oracle.graal.python.pegparser.sst.OperatorTy;
import dev.auditpath.behaviour.Value.Bound;
import dev.auditpath.behaviour.Value.Instance;

/** Operators on objects of a source's own classes (Data model, "Emulating numeric types"). */
final class OperatorMethods {
  private OperatorMethods() {}

  /** Returns what the objects' own methods make of it; nothing where they have none. */
  static Values call(
      Interpreter interpreter, OperatorTy operator, Values left, Values right, Site site) {
    String name = name(operator);
    Values result = Values.NOTHING;
    for (Value value : left.options()) {
      if (value instanceof Instance instance) {
        result = result.or(method(interpreter, instance, "__i" + name, right, site));
        result = result.or(method(interpreter, instance, "__" + name, right, site));
      }
    }
    for (Value value : right.options()) {
      if (value instanceof Instance instance) {
        result = result.or(method(interpreter, instance, "__r" + name, left, site));
      }
    }
    return result;
  }

  private static Values method(
      Interpreter interpreter, Instance instance, String name, Values other, Site site) {
    Values result = Values.NOTHING;
    for (Value function : instance.type().find(name).options()) {
      Values callee = Values.of(new Bound(instance, function));
      result = result.or(interpreter.calls().call(callee, Arguments.of(other), site));
    }
    return result;
  }

  private static String name(OperatorTy operator) {
    return switch (operator) {
      case Add -> "add__";
      case Sub -> "sub__";
      case Mult -> "mul__";
      case MatMult -> "matmul__";
      case Div -> "truediv__";
      case Mod -> "mod__";
      case Pow -> "pow__";
      case LShift -> "lshift__";
      case RShift -> "rshift__";
      case BitOr -> "or__";
      case BitXor -> "xor__";
      case BitAnd -> "and__";
      case FloorDiv -> "floordiv__";
    };
  }
}
