package dev.auditpath.model;

import java.nio.file.Path;

/**
 * A regular file in a searched directory with an execute bit set, as a listing shows it.
 *
 * @param command the command it would answer
 * @param path where the search finds it; may be a symbolic link
 * @param identity the file after links
 * @param symbolicLink whether {@code path} is a link
 * @param size in bytes, of the file after links
 */
public record Executable(
    CommandName command, Path path, FileIdentity identity, boolean symbolicLink, long size) {}
