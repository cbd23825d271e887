package dev.auditpath.model;

import java.nio.file.Path;

/**
 * Code that runs whenever a Python of an environment starts, whatever it is started for.
 *
 * @param file a {@code .pth} file, {@code sitecustomize.py} or {@code usercustomize.py}
 * @param line the line that is code; 1 for a whole file
 * @param text the line
 * @param environment the prefix of the environment
 * @param provider the distribution whose RECORD names the file; {@link Unattributed} for none
 * @param administrators whether root put it there, of whom no distribution tells
 * @param behaviour what it can do
 */
public record StartupHook(
    Path file,
    int line,
    String text,
    Path environment,
    Provenance provider,
    boolean administrators,
    Behaviour behaviour) {}
