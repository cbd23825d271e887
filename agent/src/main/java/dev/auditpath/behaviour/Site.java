package dev.auditpath.behaviour;

/**
 * A place in a source.
 *
 * @param line 1 is the first
 */
record Site(Module module, int line) {}
