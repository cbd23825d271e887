package dev.auditpath.behaviour;

import com.oracle.graal.python.pegparser.sst.PatternTy;

/** Binds what the patterns of {@code match} capture; any of it may be anything of the subject. */
final class Patterns extends TreeVisitor<Boolean> {
  private final Evaluation evaluation;
  private final Scope scope;
  private final Values subject;

  Patterns(Evaluation evaluation, Scope scope, Values subject) {
    this.evaluation = evaluation;
    this.scope = scope;
    this.subject = subject;
  }

  @Override
  Boolean nothing() {
    return true;
  }

  private void all(PatternTy[] patterns, Values part) {
    if (patterns != null) {
      for (PatternTy pattern : patterns) {
        pattern.accept(new Patterns(evaluation, scope, part));
      }
    }
  }

  private Values part() {
    Values part = Values.open(subject.taints());
    for (Value value : subject.options()) {
      if (value instanceof Sequence sequence) {
        part = part.or(sequence.any());
      } else if (value instanceof Mapping mapping) {
        part = part.or(mapping.any());
      }
    }
    return part;
  }

  @Override
  public Boolean visit(PatternTy.MatchSequence node) {
    all(node.patterns, part());
    return true;
  }

  @Override
  public Boolean visit(PatternTy.MatchMapping node) {
    all(node.patterns, part());
    if (node.rest != null) {
      scope.bind(node.rest, subject);
    }
    return true;
  }

  @Override
  public Boolean visit(PatternTy.MatchClass node) {
    evaluation.value(node.cls);
    all(node.patterns, Values.OPEN);
    all(node.kwdPatterns, Values.OPEN);
    return true;
  }

  @Override
  public Boolean visit(PatternTy.MatchStar node) {
    if (node.name != null) {
      scope.bind(node.name, Values.of(Sequence.of(subject)));
    }
    return true;
  }

  @Override
  public Boolean visit(PatternTy.MatchAs node) {
    if (node.pattern != null) {
      node.pattern.accept(this);
    }
    if (node.name != null) {
      scope.bind(node.name, subject);
    }
    return true;
  }

  @Override
  public Boolean visit(PatternTy.MatchOr node) {
    all(node.patterns, subject);
    return true;
  }
}
