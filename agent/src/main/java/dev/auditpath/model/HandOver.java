package dev.auditpath.model;

/**
 * A program that a console script starts in its place, as a child, or by calling its code.
 *
 * @param command the command's name, without directory
 * @param evidence where that is done
 */
public record HandOver(String command, Evidence evidence) {}
