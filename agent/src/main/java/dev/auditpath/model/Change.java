package dev.auditpath.model;

/**
 * Something that is other than before, whoever did it: no finding by itself.
 *
 * @param kind {@code executable-came}, {@code executable-went}, {@code winner-changed}, {@code
 *     changed-hands}, {@code updated} or {@code settings-changed}
 * @param command the command concerned; empty where a whole directory is
 * @param path as text
 * @param detail what was so before, or how many there are; may be empty
 */
public record Change(String kind, String command, String path, String detail) {}
