package dev.auditpath.installer;

import java.nio.file.Path;

/**
 * What is laid down.
 *
 * @param id names its folder; no two installs have the same
 * @param program the folder that the build left: {@code bin} and {@code lib}
 * @param installer the jar of this installer, which {@code audit-path service} runs
 * @param archiver the script that makes the class-data archive
 * @param javaHome the JDK whose jlink trims a runtime
 */
record Build(String id, Path program, Path installer, Path archiver, Path javaHome) {}
