package dev.auditpath.app;

import dev.auditpath.model.Delta;

/** Is told what changed, once for each change, before it is remembered. */
@FunctionalInterface
interface DeltaListener {

  /** Takes a delta that is not empty. Called by the agent's thread alone; must not throw. */
  void tell(Delta delta);
}
