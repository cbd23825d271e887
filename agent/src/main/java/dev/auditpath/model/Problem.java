package dev.auditpath.model;

/**
 * Something that could not be looked at.
 *
 * @param kind a short word, for example {@code permission-denied}
 * @param place the path concerned, as text
 * @param message what happened and what it means for the audit
 * @param hidesCommands whether a command may have gone unseen; makes the audit incomplete
 */
public record Problem(String kind, String place, String message, boolean hidesCommands) {}
