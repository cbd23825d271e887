package dev.auditpath.rules;

import dev.auditpath.model.Facts;
import dev.auditpath.model.Finding;
import dev.auditpath.model.RuleInfo;
import java.util.List;

/** A check: facts in, findings out; reads nothing but its argument. */
public interface Rule {

  /** Returns the rule as people meet it. */
  RuleInfo info();

  /** Returns what the rule noticed; several findings of one cause are merged later. */
  List<Finding> check(Facts facts);
}
