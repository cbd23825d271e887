package dev.auditpath.model;

import java.nio.file.Path;

/**
 * A file that was read to find out what a program does.
 *
 * @param file the file
 * @param sha256 of its content, in hexadecimal
 */
public record SourceFile(Path file, String sha256) {}
