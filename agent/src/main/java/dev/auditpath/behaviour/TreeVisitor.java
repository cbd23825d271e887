package dev.auditpath.behaviour;

import com.oracle.graal.python.pegparser.sst.AliasTy;
import com.oracle.graal.python.pegparser.sst.ArgTy;
import com.oracle.graal.python.pegparser.sst.ArgumentsTy;
import com.oracle.graal.python.pegparser.sst.ComprehensionTy;
import com.oracle.graal.python.pegparser.sst.ExceptHandlerTy;
import com.oracle.graal.python.pegparser.sst.ExprTy;
import com.oracle.graal.python.pegparser.sst.KeywordTy;
import com.oracle.graal.python.pegparser.sst.MatchCaseTy;
import com.oracle.graal.python.pegparser.sst.ModTy;
import com.oracle.graal.python.pegparser.sst.PatternTy;
import com.oracle.graal.python.pegparser.sst.SSTreeVisitor;
import com.oracle.graal.python.pegparser.sst.StmtTy;
import com.oracle.graal.python.pegparser.sst.TypeIgnoreTy;
import com.oracle.graal.python.pegparser.sst.TypeParamTy;
import com.oracle.graal.python.pegparser.sst.WithItemTy;

/** A visitor of which each kind of node that is not overridden means nothing. */
abstract class TreeVisitor<T> implements SSTreeVisitor<T> {
  abstract T nothing();

  @Override
  public T visit(ModTy.Module node) {
    return nothing();
  }

  @Override
  public T visit(ModTy.Interactive node) {
    return nothing();
  }

  @Override
  public T visit(ModTy.Expression node) {
    return nothing();
  }

  @Override
  public T visit(ModTy.FunctionType node) {
    return nothing();
  }

  @Override
  public T visit(StmtTy.FunctionDef node) {
    return nothing();
  }

  @Override
  public T visit(StmtTy.AsyncFunctionDef node) {
    return nothing();
  }

  @Override
  public T visit(StmtTy.ClassDef node) {
    return nothing();
  }

  @Override
  public T visit(StmtTy.Return node) {
    return nothing();
  }

  @Override
  public T visit(StmtTy.Delete node) {
    return nothing();
  }

  @Override
  public T visit(StmtTy.Assign node) {
    return nothing();
  }

  @Override
  public T visit(StmtTy.TypeAlias node) {
    return nothing();
  }

  @Override
  public T visit(StmtTy.AugAssign node) {
    return nothing();
  }

  @Override
  public T visit(StmtTy.AnnAssign node) {
    return nothing();
  }

  @Override
  public T visit(StmtTy.For node) {
    return nothing();
  }

  @Override
  public T visit(StmtTy.AsyncFor node) {
    return nothing();
  }

  @Override
  public T visit(StmtTy.While node) {
    return nothing();
  }

  @Override
  public T visit(StmtTy.If node) {
    return nothing();
  }

  @Override
  public T visit(StmtTy.With node) {
    return nothing();
  }

  @Override
  public T visit(StmtTy.AsyncWith node) {
    return nothing();
  }

  @Override
  public T visit(StmtTy.Match node) {
    return nothing();
  }

  @Override
  public T visit(StmtTy.Raise node) {
    return nothing();
  }

  @Override
  public T visit(StmtTy.Try node) {
    return nothing();
  }

  @Override
  public T visit(StmtTy.TryStar node) {
    return nothing();
  }

  @Override
  public T visit(StmtTy.Assert node) {
    return nothing();
  }

  @Override
  public T visit(StmtTy.Import node) {
    return nothing();
  }

  @Override
  public T visit(StmtTy.ImportFrom node) {
    return nothing();
  }

  @Override
  public T visit(StmtTy.Global node) {
    return nothing();
  }

  @Override
  public T visit(StmtTy.Nonlocal node) {
    return nothing();
  }

  @Override
  public T visit(StmtTy.Expr node) {
    return nothing();
  }

  @Override
  public T visit(StmtTy.Pass node) {
    return nothing();
  }

  @Override
  public T visit(StmtTy.Break node) {
    return nothing();
  }

  @Override
  public T visit(StmtTy.Continue node) {
    return nothing();
  }

  @Override
  public T visit(ExprTy.BoolOp node) {
    return nothing();
  }

  @Override
  public T visit(ExprTy.NamedExpr node) {
    return nothing();
  }

  @Override
  public T visit(ExprTy.BinOp node) {
    return nothing();
  }

  @Override
  public T visit(ExprTy.UnaryOp node) {
    return nothing();
  }

  @Override
  public T visit(ExprTy.Lambda node) {
    return nothing();
  }

  @Override
  public T visit(ExprTy.IfExp node) {
    return nothing();
  }

  @Override
  public T visit(ExprTy.Dict node) {
    return nothing();
  }

  @Override
  public T visit(ExprTy.Set node) {
    return nothing();
  }

  @Override
  public T visit(ExprTy.ListComp node) {
    return nothing();
  }

  @Override
  public T visit(ExprTy.SetComp node) {
    return nothing();
  }

  @Override
  public T visit(ExprTy.DictComp node) {
    return nothing();
  }

  @Override
  public T visit(ExprTy.GeneratorExp node) {
    return nothing();
  }

  @Override
  public T visit(ExprTy.Await node) {
    return nothing();
  }

  @Override
  public T visit(ExprTy.Yield node) {
    return nothing();
  }

  @Override
  public T visit(ExprTy.YieldFrom node) {
    return nothing();
  }

  @Override
  public T visit(ExprTy.Compare node) {
    return nothing();
  }

  @Override
  public T visit(ExprTy.Call node) {
    return nothing();
  }

  @Override
  public T visit(ExprTy.FormattedValue node) {
    return nothing();
  }

  @Override
  public T visit(ExprTy.JoinedStr node) {
    return nothing();
  }

  @Override
  public T visit(ExprTy.Constant node) {
    return nothing();
  }

  @Override
  public T visit(ExprTy.Attribute node) {
    return nothing();
  }

  @Override
  public T visit(ExprTy.Subscript node) {
    return nothing();
  }

  @Override
  public T visit(ExprTy.Starred node) {
    return nothing();
  }

  @Override
  public T visit(ExprTy.Name node) {
    return nothing();
  }

  @Override
  public T visit(ExprTy.List node) {
    return nothing();
  }

  @Override
  public T visit(ExprTy.Tuple node) {
    return nothing();
  }

  @Override
  public T visit(ExprTy.Slice node) {
    return nothing();
  }

  @Override
  public T visit(ComprehensionTy node) {
    return nothing();
  }

  @Override
  public T visit(ExceptHandlerTy.ExceptHandler node) {
    return nothing();
  }

  @Override
  public T visit(ArgumentsTy node) {
    return nothing();
  }

  @Override
  public T visit(ArgTy node) {
    return nothing();
  }

  @Override
  public T visit(KeywordTy node) {
    return nothing();
  }

  @Override
  public T visit(AliasTy node) {
    return nothing();
  }

  @Override
  public T visit(WithItemTy node) {
    return nothing();
  }

  @Override
  public T visit(MatchCaseTy node) {
    return nothing();
  }

  @Override
  public T visit(PatternTy.MatchValue node) {
    return nothing();
  }

  @Override
  public T visit(PatternTy.MatchSingleton node) {
    return nothing();
  }

  @Override
  public T visit(PatternTy.MatchSequence node) {
    return nothing();
  }

  @Override
  public T visit(PatternTy.MatchMapping node) {
    return nothing();
  }

  @Override
  public T visit(PatternTy.MatchClass node) {
    return nothing();
  }

  @Override
  public T visit(PatternTy.MatchStar node) {
    return nothing();
  }

  @Override
  public T visit(PatternTy.MatchAs node) {
    return nothing();
  }

  @Override
  public T visit(PatternTy.MatchOr node) {
    return nothing();
  }

  @Override
  public T visit(TypeIgnoreTy.TypeIgnore node) {
    return nothing();
  }

  @Override
  public T visit(TypeParamTy.TypeVar node) {
    return nothing();
  }

  @Override
  public T visit(TypeParamTy.ParamSpec node) {
    return nothing();
  }

  @Override
  public T visit(TypeParamTy.TypeVarTuple node) {
    return nothing();
  }
}
