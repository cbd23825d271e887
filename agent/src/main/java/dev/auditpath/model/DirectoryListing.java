package dev.auditpath.model;

import java.nio.file.Path;
import java.util.List;

/**
 * What one searched directory holds.
 *
 * @param directory as first named by a search path or an environment
 * @param executables in no particular order
 * @param complete false when a cap or a fault ended the listing early
 */
public record DirectoryListing(Path directory, List<Executable> executables, boolean complete) {}
