package dev.auditpath.behaviour;

import dev.auditpath.model.EntryPoint;

/**
 * An object that a distribution registers for others to load (packaging.python.org, "Entry points
 * specification").
 */
public record PlugIn(String name, EntryPoint target) {}
