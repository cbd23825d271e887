package dev.auditpath.model;

import java.nio.file.Path;

/**
 * One step from the file that the search finds to the file that really runs.
 *
 * @param how {@code link}, {@code alternative}, or the version manager whose shim it is
 * @param to where it leads, absolute
 */
public record Hop(String how, Path to) {}
