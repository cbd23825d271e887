package dev.auditpath.worker;

import dev.auditpath.behaviour.Modules;
import dev.auditpath.model.Behaviour;

/** What a worker does: the analysis, or in tests something worse. */
@FunctionalInterface
interface Analyst {
  Behaviour analyse(Task task, Modules modules);
}
