package dev.auditpath.model;

import java.nio.file.Path;

/**
 * A directory that somebody besides the user and root can write to.
 *
 * @param directory the PATH entry itself or one above it
 * @param who for example {@code everyone}, {@code group "staff"}, {@code user "bob"}
 */
public record Exposure(Path directory, String who) {}
