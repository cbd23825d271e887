package dev.auditpath.model;

import java.nio.file.Path;
import java.util.List;

/**
 * A prefix with an interpreter and a place for distributions.
 *
 * @param kind what made it
 * @param prefix {@code sys.prefix} of its interpreter
 * @param binDirectory where installers put console scripts
 * @param python the interpreter's version as files state it; empty when none does
 * @param sitePackages the directories that hold {@code .dist-info} folders
 */
public record PythonEnvironment(
    EnvironmentKind kind, Path prefix, Path binDirectory, String python, List<Path> sitePackages) {}
