package dev.auditpath.host;

/**
 * One line of passwd(5).
 *
 * @param userId numeric
 * @param groupId the primary group's
 * @param shell the login shell; empty where the line names none
 */
public record Account(String name, long userId, long groupId, String shell) {}
