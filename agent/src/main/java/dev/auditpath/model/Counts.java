package dev.auditpath.model;

/**
 * How much an audit looked at.
 *
 * @param directories distinct directories listed
 * @param executables files with an execute bit in them
 * @param commands distinct command names on the named search paths
 * @param distributions distributions in the environments
 * @param environments Python environments
 * @param consoleScripts regular executables in the environments' bin directories
 */
public record Counts(
    int directories,
    int executables,
    int commands,
    int distributions,
    int environments,
    int consoleScripts) {}
