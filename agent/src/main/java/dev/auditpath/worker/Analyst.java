package dev.auditpath.worker;

import dev.auditpath.behaviour.Modules;
import dev.auditpath.behaviour.Program;
import dev.auditpath.behaviour.Subject;
import dev.auditpath.model.Behaviour;

/** What a worker does: the analysis, or in tests something worse. */
@FunctionalInterface
interface Analyst {
  Behaviour analyse(Subject subject, Program program, Modules modules);
}
