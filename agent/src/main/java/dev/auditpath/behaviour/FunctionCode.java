package dev.auditpath.behaviour;

import com.oracle.graal.python.pegparser.sst.ArgumentsTy;
import com.oracle.graal.python.pegparser.sst.ExprTy;
import com.oracle.graal.python.pegparser.sst.StmtTy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The code of a function or lambda; each place in a source has one.
 *
 * @param name with the class it is in
 * @param body empty for a lambda
 * @param result the one expression of a lambda; null for a function
 * @param owner the class that a method is written in; null for a function
 */
record FunctionCode(
    String name,
    Module module,
    @Nullable ArgumentsTy parameters,
    List<StmtTy> body,
    @Nullable ExprTy result,
    @Nullable ClassModel owner) {

  FunctionCode {
    body = List.copyOf(body);
  }

  // One per place: two functions of the same text are two.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  /** Returns {@code module:name}, as chains show it. */
  String label() {
    return module.name() + ":" + name;
  }
}
